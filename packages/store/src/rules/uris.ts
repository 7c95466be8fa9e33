/** Appends path segments to a location, before a query string if it has one. */
export function appendToUri(location: string, ...segments: readonly string[]): string {
  const [path, query] = splitOnce(location, '?');
  let joined = path;
  for (const segment of segments) joined = joined.endsWith('/') ? joined + segment : `${joined}/${segment}`;
  return query === undefined ? joined : `${joined}?${query}`;
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
