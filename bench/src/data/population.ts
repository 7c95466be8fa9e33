import { seededRandom } from './random.ts';

/** A finished run with everything that searches look at, the same for both servers. */
export interface PopulationRun {
  readonly name: string;
  readonly startTime: number;
  readonly params: readonly KeyValue[];
  readonly metrics: readonly {
    readonly key: string;
    readonly value: number;
    readonly timestamp: number;
    readonly step: number;
  }[];
  readonly tags: readonly KeyValue[];
}

interface KeyValue {
  readonly key: string;
  readonly value: string;
}

/** What a search is asked and which runs it must find. */
export interface Question {
  readonly name: string;
  readonly filter: string;
  matches(run: PopulationRun): boolean;
}

const SEED = 20_000;
const START_MS = 1_700_000_000_000;
const FURTHER_PARAMS = 7;
const FURTHER_METRICS = 8;
const MODELS = ['cnn', 'gbm', 'linear', 'mlp', 'rnn', 'svm', 'tree', 'unet', 'vae', 'vit'];
const OWNERS = ['ada', 'bea', 'cem', 'dora', 'eli'];

/** `count` runs, one started every second, each with 10 params, 10 metrics and 3 tags. */
export function population(count: number): PopulationRun[] {
  const random = seededRandom(SEED);
  const pick = (values: readonly string[]): string => values[Math.floor(random() * values.length)] ?? '';
  return Array.from({ length: count }, (_, index) => {
    const startTime = START_MS + index * 1000;
    const metric = (key: string, value: number): PopulationRun['metrics'][number] => ({
      key,
      value,
      timestamp: startTime + 500,
      step: 100,
    });
    return {
      name: `run-${String(index).padStart(6, '0')}`,
      startTime,
      params: [
        { key: 'lr', value: (10 ** (-1 - 4 * random())).toPrecision(6) },
        { key: 'model', value: pick(MODELS) },
        { key: 'serial', value: `serial-${index}` },
        ...Array.from({ length: FURTHER_PARAMS }, (_unused, at) => ({
          key: `p${at}`,
          value: String(Math.floor(random() * 1000)),
        })),
      ],
      metrics: [
        metric('accuracy', random()),
        metric('loss', 2 * random()),
        ...Array.from({ length: FURTHER_METRICS }, (_unused, at) => metric(`m${at}`, random())),
      ],
      tags: [
        { key: 'owner', value: pick(OWNERS) },
        { key: 'stage', value: random() < 0.1 ? 'candidate' : 'trial' },
        { key: 'note', value: `population of the bench, run ${index}` },
      ],
    };
  });
}

/** The filters that are timed, for a population of `count`. */
export function questions(count: number): Question[] {
  const serial = `serial-${Math.floor(count / 3)}`;
  return [
    {
      name: 'metric filter (10 % match)',
      filter: 'metrics.accuracy > 0.9',
      matches: (run) => accuracyOf(run) > 0.9,
    },
    {
      name: 'param filter (10 % match)',
      filter: "params.model = 'gbm'",
      matches: (run) => param(run, 'model') === 'gbm',
    },
    {
      name: 'param filter (1 run matches)',
      filter: `params.serial = '${serial}'`,
      matches: (run) => param(run, 'serial') === serial,
    },
    {
      name: 'tag filter (10 % match)',
      filter: "tags.stage = 'candidate'",
      matches: (run) => tag(run, 'stage') === 'candidate',
    },
  ];
}

function param(run: PopulationRun, key: string): string | undefined {
  return run.params.find((each) => each.key === key)?.value;
}

function tag(run: PopulationRun, key: string): string | undefined {
  return run.tags.find((each) => each.key === key)?.value;
}

/** The metric that searches filter and order by. */
export function accuracyOf(run: PopulationRun): number {
  return run.metrics.find(({ key }) => key === 'accuracy')?.value ?? 0;
}
