/** `entity.key` split at the first dot; `entity` is undefined when there is no dot. */
export interface SplitName {
  readonly entity: string | undefined;
  readonly key: string;
}

export function splitName(name: string): SplitName {
  const dot = name.indexOf('.');
  return dot < 0
    ? { entity: undefined, key: name }
    : { entity: name.slice(0, dot), key: name.slice(dot + 1) };
}

export function isQuotedWith(text: string, quote: string): boolean {
  return text.length >= 2 && text.startsWith(quote) && text.endsWith(quote);
}

export function trimBackticks(text: string): string {
  return isQuotedWith(text, '`') ? text.slice(1, -1) : text;
}

export function trimQuotes(text: string): string {
  return isQuotedWith(text, "'") || isQuotedWith(text, '"') ? text.slice(1, -1) : text;
}

/** A key without its quotes: single or double ones first, then backticks, one layer of each, as MLflow does. */
export function unquoteKey(key: string): string {
  return trimBackticks(trimQuotes(key));
}
