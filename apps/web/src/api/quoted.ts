/** A text between the quotes of a filter. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
