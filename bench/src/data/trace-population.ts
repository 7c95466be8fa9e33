/** A trace as the population has it; both servers are filled with the same ones. */
export interface PopulationTrace {
  readonly traceId: string;
  readonly timeMs: number;
  readonly durationMs: number;
  readonly state: 'OK' | 'ERROR';
  readonly name: string;
  readonly session: string;
  readonly preview: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
  readonly spans: readonly PopulationSpan[];
}

interface PopulationSpan {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
  readonly type: string;
}

const FIRST_MS = 1_700_000_000_000;
const COLOURS = ['red', 'green', 'blue'];
const SPANS: readonly PopulationSpan[] = ['root', 'llm', 'tool'].map((name, index) => ({
  id: String(index + 1).padStart(16, '0'),
  parent: index === 0 ? null : '0000000000000001',
  name,
  type: name.toUpperCase(),
}));

/** Traces a second apart, each with three spans. */
export function tracePopulation(count: number): PopulationTrace[] {
  return Array.from({ length: count }, (_, at) => ({
    traceId: `tr-${(at + 1).toString(16).padStart(32, '0')}`,
    timeMs: FIRST_MS + at * 1000,
    durationMs: at % 1000,
    state: at % 10 === 0 ? 'ERROR' : 'OK',
    name: `name ${at % 7}`,
    session: `session ${Math.floor(at / 8)}`,
    preview: `question ${at}`,
    tags: { color: COLOURS[at % COLOURS.length] ?? '', rare: `r${at}` },
    metadata: {
      'mlflow.user': `user ${at % 50}`,
      'mlflow.source.name': 'app.py',
      'mlflow.trace_schema.version': '3',
    },
    spans: SPANS,
  }));
}
