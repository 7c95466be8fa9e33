/** A text between the quotes of a filter. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * The same in filters of traces and of runs, which take what stands between the quotes literally: a text with both
 * kinds of quotes cannot be written there.
 */
export function quotedLiterally(text: string): string {
  return text.includes("'") && !text.includes('"') ? `"${text}"` : quoted(text);
}
