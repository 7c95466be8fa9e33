import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, type CallAnswer, CallError, PREFIX } from './call.ts';
import { keys } from './keys.ts';

export type FileInfo = NonNullable<CallAnswer<'artifacts/list'>['files']>[number];

/** Whose files they are. */
export interface ArtifactSource {
  readonly kind: 'run' | 'model';
  /** Of the run or of the logged model. */
  readonly id: string;
}

/** A file of a run or of a logged model. */
export interface ArtifactFile {
  readonly source: ArtifactSource;
  readonly path: string;
}

/** Where the bytes of an artifact are. */
export function artifactUrl({ source, path }: ArtifactFile): string {
  if (source.kind === 'run') {
    return `${PREFIX}/get-artifact?${new URLSearchParams({ run_id: source.id, path }).toString()}`;
  }
  const query = new URLSearchParams({ artifact_file_path: path }).toString();
  return `${PREFIX}/ajax-api/2.0/mlflow/logged-models/${encodeURIComponent(source.id)}/artifacts/files?${query}`;
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const byName = new Intl.Collator('en', { numeric: true });

/** A folder of a run or a logged model, folders first, numbers in their order. */
export function artifactsQuery(source: ArtifactSource, path: string) {
  return queryOptions({
    queryKey: keys.artifacts(source, path),
    queryFn: async ({ signal }) => {
      const { files = [] } = await listFolder(source, path, signal);
      return files.toSorted((a, b) => Number(b.is_dir) - Number(a.is_dir) || byName.compare(a.path, b.path));
    },
  });
}

function listFolder({ kind, id }: ArtifactSource, path: string, signal: AbortSignal) {
  if (kind === 'run') {
    return call('artifacts/list', { run_id: id, ...(path === '' ? {} : { path }) }, signal);
  }
  return call('logged-models/list-artifacts', { model_id: id, artifact_directory_path: path }, signal);
}

/** A part of a file. */
export interface FilePart {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where it begins in the file. */
  readonly start: number;
  /** Of the whole file. */
  readonly totalBytes: number;
}

const PARTIAL = 206;
const UNSATISFIABLE = 416;

export interface Range {
  readonly start: number;
  /** Not included. */
  readonly end: number;
}

/** Bytes of an artifact; a file of any size costs no more than what is asked for. */
export async function readPart(file: ArtifactFile, range: Range, signal?: AbortSignal): Promise<FilePart> {
  const { start, end } = range;
  const answer = await fetch(artifactUrl(file), {
    headers: { range: `bytes=${start}-${end - 1}` },
    ...(signal === undefined ? {} : { signal }),
  });
  const totalBytes = Number(answer.headers.get('content-range')?.split('/').at(-1) ?? Number.NaN);
  if (answer.status === UNSATISFIABLE) {
    return { bytes: new Uint8Array(), start, totalBytes: Number.isNaN(totalBytes) ? 0 : totalBytes };
  }
  if (!answer.ok) throw new CallError(answer.status, 'UNKNOWN', await refusalOf(answer));
  const bytes = new Uint8Array(await answer.arrayBuffer());
  // A storage without ranges answers the whole file.
  if (answer.status !== PARTIAL) {
    return { bytes: bytes.subarray(start, end), start, totalBytes: bytes.byteLength };
  }
  return { bytes, start, totalBytes };
}

async function refusalOf(answer: Response): Promise<string> {
  const text = await answer.text();
  try {
    return (JSON.parse(text) as { message?: string }).message ?? text;
  } catch {
    return `The server answered ${answer.status}.`;
  }
}

export function filePartQuery(file: ArtifactFile, range: Range) {
  return queryOptions({
    queryKey: keys.filePart(file, range.start, range.end),
    queryFn: ({ signal }) => readPart(file, range, signal),
  });
}

/** The last bytes of a file, read anew while somebody follows it. */
export function fileTailQuery(file: ArtifactFile, bytes: number) {
  return queryOptions({
    queryKey: keys.fileTail(file, bytes),
    queryFn: async ({ signal }) => {
      const { totalBytes } = await readPart(file, { start: 0, end: 1 }, signal);
      if (totalBytes === 0) return { bytes: new Uint8Array(), start: 0, totalBytes };
      return readPart(file, { start: Math.max(0, totalBytes - bytes), end: totalBytes }, signal);
    },
  });
}

const FIRST_BYTES = 200_000;
const FIRST_RANGE: Range = { start: 0, end: FIRST_BYTES };
const GROWTH = 5;
const PART_BYTES_MAX = 20_000_000;

/** A file from its beginning, each part larger than the one before: the first is on the screen at once. */
export function filePartsQuery(file: ArtifactFile) {
  return infiniteQueryOptions({
    queryKey: keys.fileParts(file),
    queryFn: ({ pageParam, signal }) => readPart(file, pageParam, signal),
    initialPageParam: FIRST_RANGE,
    getNextPageParam: (part, _, { start, end }): Range | undefined => {
      const next = part.start + part.bytes.byteLength;
      if (next >= part.totalBytes) return undefined;
      return { start: next, end: next + Math.min(PART_BYTES_MAX, (end - start) * GROWTH) };
    },
    staleTime: 60_000,
  });
}
