import { type Expression, parseRunFilter } from '@millrace/search';

/** What was typed into the filter, understood. */
export type RunFilter =
  | { readonly kind: 'none' }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'expression'; readonly expression: Expression; readonly isMlflow: boolean }
  | { readonly kind: 'wrong'; readonly message: string };

/**
 * Left sides that MLflow's language does not have. They travel through its grammar as metrics with these names, which
 * no metric can have by accident: a column's id, or one of two words behind a tilde.
 */
export const DURATION = '~duration';
export const AGE = '~age';

const UNITS_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
const NAME = String.raw`(?:\x60[^\x60]+\x60|"[^"]+"|[\p{L}\p{N}_][\p{L}\p{N}_./-]*)`;
const COMPARATOR = String.raw`(>=|<=|!=|=|>|<)`;
const NUMBER = String.raw`(-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)`;
const EXTENSIONS = new RegExp(
  [
    String.raw`(?<text>'(?:[^'\\]|\\.|'')*')`,
    String.raw`\b(?<of>min|max|count|step)\(\s*metrics?\.(?<metric>${NAME})\s*\)`,
    String.raw`\b(?<entity>params?|tags?)\.(?<key>${NAME})\s*${COMPARATOR}\s*${NUMBER}(?![\p{L}\p{N}_.])`,
    String.raw`\b(?<time>duration|age)\s*${COMPARATOR}\s*${NUMBER}\s*(?<unit>ms|[smhdw])?\b`,
    String.raw`\bis:(?<status>\w+)`,
  ].join('|'),
  'giu',
);

/**
 * Reads a filter: MLflow's language with OR, NOT and parentheses, and beyond it `min(metrics.x)`, `max`, `count`,
 * `step`, numbers against params and tags, `duration > 2h`, `age < 7d`, `is:running`. What is no comparison at all is
 * looked for as words.
 */
export function readFilter(text: string): RunFilter {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'none' };
  try {
    const expression = parseRunFilter(withoutExtensions(trimmed));
    if (expression === undefined) return { kind: 'none' };
    return { kind: 'expression', expression, isMlflow: isMlflow(trimmed) };
  } catch (error) {
    if (!/[<>=~!()`]|\b(?:like|ilike|rlike|in|is|and|or|not)\b/i.test(trimmed))
      return { kind: 'words', words: trimmed.toLowerCase().split(/\s+/) };
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether MLflow's own server takes the filter. It knows neither OR nor NOT nor parentheses around comparisons. */
function isMlflow(text: string): boolean {
  const bare = text.replaceAll(/'(?:[^'\\]|\\.)*'|"[^"]*"|`[^`]*`/g, "''");
  if (/\b(?:or|rlike)\b|\bnot\b(?!\s+(?:in|null)\b)|(?<!\bin\s*)\(/i.test(bare)) return false;
  return withoutExtensions(text) === text;
}

function withoutExtensions(text: string): string {
  return text.replaceAll(EXTENSIONS, (...match) => {
    const [whole] = match as [string];
    const groups = match.at(-1) as Record<string, string | undefined>;
    if (groups['text'] !== undefined) return whole;
    const { of, metric, entity, key, time, status } = groups;
    if (status !== undefined) return `attributes.status = '${status.toUpperCase()}'`;
    if (of !== undefined && metric !== undefined)
      return metricNamed(`${of.toLowerCase()}(metrics.${unquoted(metric)})`);
    if (entity !== undefined && key !== undefined) {
      const [comparator, number] = comparison(match);
      return `${metricNamed(`${entity.replace(/s?$/, 's')}.${unquoted(key)}`)} ${comparator} ${number}`;
    }
    const [comparator, number] = comparison(match);
    const scale = UNITS_MS[groups['unit']?.toLowerCase() ?? 's'] ?? 1;
    const name = time?.toLowerCase() === 'age' ? AGE : DURATION;
    return `${metricNamed(name)} ${comparator} ${Number(number) * scale}`;
  });
}

/** The comparator and the number of whichever form matched. */
function comparison(match: readonly unknown[]): readonly [string, string] {
  const texts = match.slice(1).filter((part): part is string => typeof part === 'string');
  const at = texts.findIndex((part) => /^[<>=!]=?$/.test(part));
  return [texts[at] ?? '=', texts[at + 1] ?? '0'];
}

function unquoted(name: string): string {
  return /^[`"]/.test(name) ? name.slice(1, -1) : name;
}

function metricNamed(name: string): string {
  return name.includes('`') ? `metrics."${name}"` : `metrics.\`${name}\``;
}
