import { appendToUri } from '@millrace/store';

/** A version's location as one that a store can be asked for: `runs:/<id>/<path>` means the run's artifacts. */
export async function storedLocation(
  location: string,
  locateRun: (runId: string) => Promise<string>,
): Promise<string> {
  const [, runId, path = ''] = /^runs:\/+([^/]+)(?:\/(.*))?$/.exec(location) ?? [];
  if (runId === undefined) return location;
  return appendToUri(await locateRun(runId), ...path.split('/').filter((part) => part !== ''));
}
