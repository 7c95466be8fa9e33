import {
  invalidParameter,
  invalidValueMessage,
  KEY_CHARACTERS_MAX,
  missingMessage,
} from '@millrace/protocol';

/** Letters and digits of any script, `_`, and the punctuation MLflow allows on POSIX systems. */
const KEY = /^[/\p{L}\p{N}_.\- :]*$/u;
const BAD_CHARACTERS =
  'Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).';

/** Refuses a key that MLflow refuses; `path` names it in the message (`name`, `params[0].key`). */
export function checkKey(key: string, path: string): void {
  if (!KEY.test(key)) throw invalidParameter(`${invalidValueMessage(path, key)} supplied: ${BAD_CHARACTERS}`);
  if (!key.includes('/') && !key.startsWith('.') && key !== '') return;
  const normal = normalisePath(key);
  if (normal === key && normal !== '.' && !normal.startsWith('..') && !normal.startsWith('/')) return;
  throw invalidParameter(
    `${invalidValueMessage(path, key)} supplied: Names may be treated as files in certain cases, and must not ` +
      `resolve to other names when treated as such. This name would resolve to ${pythonQuote(normal)}`,
  );
}

/** POSIX path normalisation: `a//b/./c/..` is `a/b`; the empty path is `.`; exactly two leading slashes stay. */
export function normalisePath(path: string): string {
  if (path === '') return '.';
  const leading = /^\/\/(?!\/)/.test(path) ? '//' : path.startsWith('/') ? '/' : '';
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..' || (leading === '' && kept.length === 0) || kept.at(-1) === '..') kept.push(part);
    else kept.pop();
  }
  return leading + kept.join('/') || '.';
}

/** Number of Unicode code points, which is what MLflow's limits count. */
export function lengthOf(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length - 1; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0xd800 || code > 0xdbff) continue;
    const next = text.charCodeAt(at + 1);
    if (next >= 0xdc00 && next <= 0xdfff) length -= 1;
  }
  return length;
}

export function checkLength(entity: string, text: string, charactersMax: number): void {
  if (text.length <= charactersMax || lengthOf(text) <= charactersMax) return;
  throw invalidParameter(`'${entity}' exceeds the maximum length of ${charactersMax} characters`);
}

export interface LongValueRule {
  readonly entity: string;
  readonly charactersMax: number;
  /** MLFLOW_TRUNCATE_LONG_VALUES: cut instead of refuse. */
  readonly truncates: boolean;
}

/** The value as it is stored: cut to the limit, or refused when cutting is switched off. */
export function fitValue(value: string, rule: LongValueRule): string {
  if (value.length <= rule.charactersMax || lengthOf(value) <= rule.charactersMax) return value;
  if (!rule.truncates) checkLength(rule.entity, value, rule.charactersMax);
  return Array.from(value.slice(0, 2 * rule.charactersMax))
    .slice(0, rule.charactersMax)
    .join('');
}

export function checkKeyLength(entity: string, key: string): void {
  checkLength(entity, key, KEY_CHARACTERS_MAX);
}

const RUN_ID = /^[a-zA-Z0-9][\p{L}\p{N}_-]{0,255}$/u;

export function checkRunId(runId: string): void {
  if (!RUN_ID.test(runId)) throw invalidParameter(`${invalidValueMessage('run_id', runId)} supplied.`);
}

/** An experiment id is a decimal integer on the wire; returns it as a number. */
export function readExperimentId(text: string): number {
  const id = /^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(id)) {
    throw invalidParameter(`Invalid experiment ID '${text}'. Experiment ID must be a valid integer.`);
  }
  return id;
}

/** Refuses an empty request field that MLflow's proto calls required. */
export function checkPresent(value: string | undefined, path: string): void {
  if (value === undefined) throw invalidParameter(missingMessage(path));
}

/** Text quoted as Python's repr() quotes it, which MLflow's messages embed. */
export function pythonQuote(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r');
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}

/** A double as Python prints it, which MLflow's messages embed. */
export function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) {
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  }
  return Number.isInteger(value) ? `${Object.is(value, -0) ? '-0' : value}.0` : String(value);
}
