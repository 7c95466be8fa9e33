import { queryOptions } from '@tanstack/react-query';
import { endpointPaths } from 'virtual:endpoint-paths';
import { CallError, PREFIX } from './call.ts';
import { keys } from './keys.ts';

export interface VersionName {
  readonly name: string;
  readonly version: string;
}

const TEXT_BYTES_MAX = 2_000_000;
/** There is no such file, or it lies in a storage that this server does not read. */
const NOT_THERE: ReadonlySet<number> = new Set([404, 501]);

/** Where the bytes of a version's file are. */
function versionFileUrl({ name, version }: VersionName, path: string): string {
  const [, address] = endpointPaths['model-versions/get-artifact'];
  return `${PREFIX}${address}?${new URLSearchParams({ name, version, path }).toString()}`;
}

/** A text file of a version, at most two megabytes of it; null where it cannot be read. */
export function versionFileQuery(version: VersionName, path: string) {
  return queryOptions({
    queryKey: keys.versionFile(version.name, version.version, path),
    queryFn: async ({ signal }) => {
      const answer = await fetch(versionFileUrl(version, path), {
        signal,
        headers: { range: `bytes=0-${TEXT_BYTES_MAX - 1}` },
      });
      if (NOT_THERE.has(answer.status)) return null;
      if (!answer.ok) {
        throw new CallError(answer.status, 'UNKNOWN', `The server answered ${answer.status} for ${path}.`);
      }
      return answer.text();
    },
    // The files of a version do not change.
    staleTime: Number.POSITIVE_INFINITY,
  });
}
