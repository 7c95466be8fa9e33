export type FileKind =
  | 'text'
  | 'json'
  | 'image'
  | 'table'
  | 'markdown'
  | 'html'
  | 'pdf'
  | 'audio'
  | 'video'
  | 'notebook'
  | 'array'
  | 'map'
  | 'model'
  | 'parquet'
  | 'tensors'
  | 'archive'
  | 'bytes';

const ENDINGS: Readonly<Record<Exclude<FileKind, 'bytes'>, string>> = {
  text:
    'txt log out err cfg conf cnf cf ini properties prop hocon toml yaml yml xml js mjs cjs ts tsx jsx css scss sh ' +
    'bash zsh bat ps1 sql r jl py pyi py3 java scala kt swift go rs c h cc cpp hpp cs php rb lua proto graphql jsonnet ' +
    'dockerfile makefile gitignore dockerignore lock diff patch license env rst tex bib vtt srt requirements readme ' +
    'mlproject',
  json: 'json jsonl ndjson',
  image: 'png jpg jpeg gif webp avif bmp ico svg',
  table: 'csv tsv',
  markdown: 'md markdown mdx',
  html: 'html htm',
  pdf: 'pdf',
  audio: 'mp3 wav ogg oga m4a flac aac opus wma',
  video: 'mp4 m4v mov webm mkv ogv avi',
  notebook: 'ipynb',
  array: 'npy npz',
  map: 'geojson',
  model: 'mlmodel',
  parquet: 'parquet',
  tensors: 'safetensors',
  archive: 'zip whl jar keras egg',
};

const KINDS: ReadonlyMap<string, FileKind> = new Map(
  (Object.keys(ENDINGS) as (keyof typeof ENDINGS)[]).flatMap((kind) =>
    ENDINGS[kind].split(' ').map((ending) => [ending, kind] as const),
  ),
);

/** The ending of a file's name in small letters; the whole name where there is none. */
export function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return name.slice(name.lastIndexOf('.') + 1);
}

/** How a file can be shown, by its name. */
export function fileKind(path: string): FileKind {
  return KINDS.get(endingOf(path)) ?? 'bytes';
}
