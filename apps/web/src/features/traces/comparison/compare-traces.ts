import { assessmentValue } from '../../../api/assessment-value.ts';
import type { Trace, TraceInfo } from '../../../api/traces.ts';
import {
  comparedMaps,
  comparedNumbers,
  type ComparedRow,
  comparedRow,
  type Comparison,
} from '../../../components/comparison-rows.ts';
import { formatDuration } from '../../../components/format.ts';
import { readSpan } from '../../../formats/span.ts';
import { costText } from '../cost-text.ts';
import { type TraceFacts, traceFacts, validAssessments } from '../trace-facts.ts';

const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** Facts, what was said, tags and metadata of traces, key by key. */
export function compareTraces(traces: readonly Trace[]): Comparison[] {
  const facts = traces.map(({ info }) => traceFacts(info));
  return [
    { title: 'Trace', rows: factRows(traces, facts) },
    { title: 'Assessments', rows: assessmentRows(traces.map(({ info }) => info)) },
    {
      title: 'Tags',
      rows: comparedMaps(facts.map(({ tags }) => new Map(tags.map(({ key, value }) => [key, value])))),
    },
    { title: 'Metadata', rows: comparedMaps(traces.map(({ info }) => ownMetadata(info))) },
  ];
}

function factRows(traces: readonly Trace[], facts: readonly TraceFacts[]): ComparedRow[] {
  const spans = traces.map((trace) => trace.spans.map(readSpan));
  const numbers = (
    key: string,
    valueOf: (one: TraceFacts) => number | undefined,
    format?: (value: number) => string,
  ): ComparedRow => comparedNumbers(key, facts.map(valueOf), format);
  const texts = (key: string, valueOf: (one: TraceFacts) => string | undefined): ComparedRow =>
    comparedRow(key, facts.map(valueOf));
  const rows = [
    comparedRow(
      'State',
      traces.map(({ info }) => info.state),
    ),
    numbers(
      'Duration',
      ({ durationMs }) => (Number.isNaN(durationMs) ? undefined : durationMs),
      formatDuration,
    ),
    comparedNumbers(
      'Spans',
      spans.map(({ length }) => length),
    ),
    comparedNumbers(
      'Failed spans',
      spans.map((all) => all.filter(({ isError }) => isError).length),
    ),
    numbers('Tokens', ({ tokens }) => tokens?.total),
    numbers('Input tokens', ({ tokens }) => tokens?.input),
    numbers('Output tokens', ({ tokens }) => tokens?.output),
    numbers('Tokens from a cache', ({ tokens }) => tokens?.cached),
    numbers('Cost', ({ cost }) => cost, costText),
    texts('Started', ({ startMs }) => (Number.isNaN(startMs) ? undefined : time.format(startMs))),
    texts('Session', ({ session }) => session),
    texts('User', ({ user }) => user),
    texts('Run', ({ runId }) => runId),
    texts('Logged model', ({ modelId }) => modelId),
    texts('Prompts', ({ prompts }) =>
      prompts.length === 0 ? undefined : prompts.map(({ name, version }) => `${name} v${version}`).join(', '),
    ),
    texts('Source', ({ source }) => source),
    texts('Version', ({ version }) => version),
    texts('ID', ({ id }) => id),
  ];
  return rows.filter(({ values }) => values.some((value) => value !== undefined));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** By name; several of one name in one cell. */
function assessmentRows(infos: readonly TraceInfo[]): ComparedRow[] {
  return comparedMaps(
    infos.map((info) => {
      const groups = Map.groupBy(validAssessments(info), ({ assessment_name = '', expectation }) =>
        expectation === undefined ? assessment_name : `${assessment_name} (expected)`,
      );
      return new Map(
        [...groups].map(([name, group]) => [
          name,
          group
            .map((one) =>
              one.issue === undefined
                ? textOf(assessmentValue(one) ?? one.feedback?.error?.error_message)
                : 'issue',
            )
            .join(', '),
        ]),
      );
    }),
  );
}

function ownMetadata({ trace_metadata = {} }: TraceInfo): ReadonlyMap<string, string> {
  return new Map(Object.entries(trace_metadata).filter(([key]) => !key.startsWith('mlflow.')));
}
