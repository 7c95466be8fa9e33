export type FileKind = 'text' | 'json' | 'image' | 'table' | 'other';

const TEXT =
  'txt log md rst py r jl js ts tsx jsx css sh bat sql yaml yml toml ini cfg conf xml html htm svg jsonl ndjson ' +
  'java scala go rs c h cpp proto dockerfile gitignore lock diff patch mlmodel license env';

const KINDS = new Map<string, FileKind>([
  ...TEXT.split(' ').map((ending) => [ending, 'text'] as const),
  ...['json', 'ipynb', 'geojson'].map((ending) => [ending, 'json'] as const),
  ...['csv', 'tsv'].map((ending) => [ending, 'table'] as const),
  // No SVG: it is a document that may carry scripts, so it is shown as text.
  ...['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'bmp', 'ico'].map((ending) => [ending, 'image'] as const),
]);

/** How a file can be shown, by its name. */
export function fileKind(path: string): FileKind {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return KINDS.get(name.slice(name.lastIndexOf('.') + 1)) ?? 'other';
}
