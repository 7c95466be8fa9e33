/** What a span says of its tokens or its cost, by MLflow's keys. */
export type Amounts = Readonly<Record<string, number>>;

export const TOKEN_KEYS = [
  'input_tokens',
  'output_tokens',
  'total_tokens',
  'cache_read_input_tokens',
  'cache_creation_input_tokens',
  'cache_creation_input_tokens_above_1hr',
] as const;
/** Counts that are left out where nobody gives them. */
const OPTIONAL_TOKEN_KEYS = new Set<string>(TOKEN_KEYS.slice(3));
export const COST_KEYS = ['input_cost', 'output_cost', 'total_cost'] as const;

export interface SpanAmounts {
  readonly span_id: string;
  readonly parent_id: string | undefined;
  readonly amounts: Amounts | undefined;
}

/**
 * The totals of a trace. A span below one that has amounts is not counted: frameworks give parents the sums of
 * their children. Undefined when no span has any.
 */
export function totalOf(spans: readonly SpanAmounts[], kind: 'tokens' | 'cost'): Amounts | undefined {
  const byId = new Map(spans.map((span) => [span.span_id, span]));
  /** Whether a span or one above it has amounts, found once for each. */
  const covered = new Map<string, boolean>();
  const keys = kind === 'tokens' ? TOKEN_KEYS : COST_KEYS;
  const total: Record<string, number> = {};
  let hasAny = false;
  for (const span of spans) {
    if (span.amounts === undefined || isCovered(span.parent_id, byId, covered)) continue;
    hasAny = true;
    for (const key of keys) {
      const value = span.amounts[key];
      if (value !== undefined || !OPTIONAL_TOKEN_KEYS.has(key)) total[key] = (total[key] ?? 0) + (value ?? 0);
    }
  }
  return hasAny ? total : undefined;
}

/** Walks up with a list instead of recursion: a trace may be as deep as it has spans, and parents may form a circle. */
function isCovered(
  start: string | undefined,
  byId: ReadonlyMap<string, SpanAmounts>,
  covered: Map<string, boolean>,
): boolean {
  const path: string[] = [];
  let verdict = false;
  for (let id = start; id !== undefined;) {
    const known = covered.get(id);
    const span = byId.get(id);
    if (known !== undefined || span === undefined) {
      verdict = known ?? false;
      break;
    }
    path.push(id);
    if (span.amounts !== undefined) {
      verdict = true;
      break;
    }
    covered.set(id, false);
    id = span.parent_id;
  }
  for (const id of path) covered.set(id, verdict);
  return verdict;
}

/** The numbers of an attribute under the given keys; undefined when it is no object. */
export function readAmounts(value: unknown, keys: readonly string[]): Amounts | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const amounts: Record<string, number> = {};
  for (const key of keys) {
    const amount = (value as Record<string, unknown>)[key];
    if (typeof amount === 'number' && Number.isFinite(amount)) amounts[key] = amount;
  }
  return amounts;
}
