import { queryOptions } from '@tanstack/react-query';
import { call, type CallAnswer, CallError, PREFIX } from './call.ts';
import { keys } from './keys.ts';

export type FileInfo = NonNullable<CallAnswer<'artifacts/list'>['files']>[number];

/** Where the bytes of an artifact are. */
export function artifactUrl(runId: string, path: string): string {
  return `${PREFIX}/get-artifact?${new URLSearchParams({ run_id: runId, path }).toString()}`;
}

/** A folder of a run, folders first. */
export function artifactsQuery(runId: string, path: string) {
  return queryOptions({
    queryKey: keys.artifacts(runId, path),
    queryFn: async ({ signal }) => {
      const { files = [] } = await call(
        'artifacts/list',
        { run_id: runId, ...(path === '' ? {} : { path }) },
        signal,
      );
      return files.toSorted((a, b) => Number(b.is_dir) - Number(a.is_dir) || a.path.localeCompare(b.path));
    },
  });
}

export interface ArtifactText {
  readonly text: string;
  /** Whether the file goes on after the text. */
  readonly isCut: boolean;
}

const TEXT_BYTES_MAX = 200_000;

/** The beginning of an artifact as text: a file of any size costs no more than what is shown. */
export function artifactTextQuery(runId: string, path: string) {
  return queryOptions({
    queryKey: keys.artifactText(runId, path),
    queryFn: async ({ signal }) => {
      const answer = await fetch(artifactUrl(runId, path), { signal });
      if (!answer.ok) {
        throw new CallError(answer.status, 'UNKNOWN', `The server answered ${answer.status}.`);
      }
      return await beginning(answer);
    },
  });
}

async function beginning(answer: Response): Promise<ArtifactText> {
  if (answer.body === null) return { text: '', isCut: false };
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  while (bytes < TEXT_BYTES_MAX) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), isCut: false };
    const part = value.subarray(0, TEXT_BYTES_MAX - bytes);
    text += decoder.decode(part, { stream: true });
    bytes += value.byteLength;
  }
  await reader.cancel();
  return { text, isCut: true };
}
