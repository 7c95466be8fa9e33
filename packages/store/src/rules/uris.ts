const PROXIED_WITHOUT_HOST = /^mlflow-artifacts:\/{3,}/;

/** Appends path segments to a location, before a query string if it has one. An empty host is left out, as by MLflow. */
export function appendToUri(location: string, ...segments: readonly string[]): string {
  const [path, query] = splitOnce(location.replace(PROXIED_WITHOUT_HOST, 'mlflow-artifacts:/'), '?');
  let joined = path;
  for (const segment of segments) joined = joined.endsWith('/') ? joined + segment : `${joined}/${segment}`;
  return query === undefined ? joined : `${joined}?${query}`;
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
