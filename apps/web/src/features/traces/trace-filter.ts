import { assessmentValue } from '../../api/assessment-value.ts';
import type { Completion, Completions } from '../../components/filter-field.tsx';
import { quotedLiterally } from '../../api/quoted.ts';
import type { TraceInfo } from '../../api/traces.ts';

const COMPLETIONS_MAX = 12;
const ATTRIBUTES: readonly Completion[] = [
  { text: 'status', note: "'OK', 'ERROR', 'IN_PROGRESS'" },
  { text: 'name', note: 'of the trace' },
  { text: 'timestamp_ms', note: 'ms since 1970' },
  { text: 'execution_time_ms', note: 'duration' },
  { text: 'trace.text', note: 'words anywhere: ILIKE' },
  { text: 'span.name', note: 'of a step' },
  { text: 'span.type', note: "'LLM', 'TOOL' …" },
  { text: 'span.status', note: 'of a step' },
  { text: 'span.content', note: 'words in a step: ILIKE' },
  { text: 'span.attributes.', note: 'any attribute of a step' },
  { text: 'run_id', note: 'traces of a run' },
  { text: 'prompt', note: '"name/version"' },
  { text: 'client_request_id', note: '' },
  { text: 'metadata.`mlflow.trace.session`', note: 'conversation' },
  { text: 'metadata.`mlflow.trace.user`', note: 'user' },
  { text: 'issue.id', note: 'an issue found' },
];
const WORDS: readonly Completion[] = ['AND', 'LIKE', 'ILIKE', 'RLIKE', 'IN', 'IS NULL', 'IS NOT NULL'].map(
  (text) => ({ text, note: '' }),
);

/** Anything with an operator after a name is a filter; the rest are words to look for. */
const FILTER =
  /[\w.`"']\s*(?:!=|[<>]=?|=|\bI?LIKE\b|\bRLIKE\b|\bNOT\s+IN\b|\bIN\b\s*\(|\bIS\b\s+(?:NOT\s+)?NULL)/i;

function name(key: string): string {
  return /^\w+$/.test(key) ? key : `\`${key.replaceAll('`', '')}\``;
}

/** What the server is asked: words become a search of everything that spans say. */
export function filterOf(text: string): string {
  const typed = text.trim();
  if (typed === '' || FILTER.test(typed)) return typed;
  if (/^tr-[\da-f]{32}$/.test(typed)) return `request_id = ${quotedLiterally(typed)}`;
  return `trace.text ILIKE ${quotedLiterally(`%${typed}%`)}`;
}

/** One filter of several that all must hold; what may have OR in it gets parentheses, or it would let go of the others. */
export function allOf(filters: readonly string[]): string {
  const given = filters.filter((filter) => filter !== '');
  if (given.length < 2) return given.join('');
  return given.map((filter) => (/\bOR\b/i.test(filter) ? `(${filter})` : filter)).join(' AND ');
}

const HOUR_MS = 3_600_000;
export const PERIODS = [
  { id: '1h', title: 'Last hour', ms: HOUR_MS },
  { id: '24h', title: 'Last 24 hours', ms: 24 * HOUR_MS },
  { id: '7d', title: 'Last 7 days', ms: 7 * 24 * HOUR_MS },
  { id: '30d', title: 'Last 30 days', ms: 30 * 24 * HOUR_MS },
] as const;

interface TimeRange {
  readonly since?: string | undefined;
  readonly tfrom?: number | undefined;
  readonly tto?: number | undefined;
}

/** The time in the words of a filter. */
export function timeFilter({ since, tfrom, tto }: TimeRange, nowMs: number): string {
  const period = PERIODS.find(({ id }) => id === since);
  const from = period === undefined ? tfrom : nowMs - period.ms;
  const to = period === undefined ? tto : undefined;
  return [
    ...(from === undefined ? [] : [`timestamp_ms >= ${Math.floor(from)}`]),
    ...(to === undefined ? [] : [`timestamp_ms <= ${Math.floor(to)}`]),
  ].join(' AND ');
}

function shortText(value: unknown): string {
  return (JSON.stringify(value) ?? '').slice(0, 30);
}

/** Names that the traces at hand have. */
function knownNames(traces: readonly TraceInfo[]): Completion[] {
  const found = new Map<string, string>();
  for (const { tags, trace_metadata, assessments = [] } of traces) {
    for (const key of Object.keys(tags ?? {}))
      if (!key.startsWith('mlflow.')) found.set(`tag.${name(key)}`, 'tag');
    for (const key of Object.keys(trace_metadata ?? {}))
      if (!key.startsWith('mlflow.')) found.set(`metadata.${name(key)}`, 'metadata');
    for (const one of assessments) {
      const kind = one.expectation === undefined ? 'feedback' : 'expectation';
      found.set(`${kind}.${name(one.assessment_name ?? '')}`, shortText(assessmentValue(one)));
    }
  }
  return [...found].map(([text, note]) => ({ text, note }));
}

/** What could come next in a filter, up to where the caret stands. */
export function completionsAt(typed: string, traces: readonly TraceInfo[]): Completions {
  const [begun = ''] = /[\w.`"/:-]*$/.exec(typed) ?? [];
  const from = typed.length - begun.length;
  const before = typed.slice(0, from).trim();
  const isInQuotes = (before.match(/'/g) ?? []).length % 2 === 1;
  if (isInQuotes || (begun === '' && before !== '' && !/\band$/i.test(before))) return { from, items: [] };
  const wanted = begun.toLowerCase().replaceAll(/[`"]/g, '');
  const all = [...knownNames(traces), ...ATTRIBUTES, ...(before === '' ? [] : WORDS)];
  const items = all.filter(({ text }) => {
    const plain = text.toLowerCase().replaceAll('`', '');
    return plain.includes(wanted) && plain !== wanted;
  });
  return { from, items: items.slice(0, COMPLETIONS_MAX) };
}
