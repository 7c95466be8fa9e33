import { call, CallError } from './call.ts';
import { forEach } from './for-each.ts';

export function deleteRuns(ids: readonly string[]): Promise<void> {
  return forEach(ids, (run_id) => call('runs/delete', { run_id }));
}

export function restoreRuns(ids: readonly string[]): Promise<void> {
  return forEach(ids, (run_id) => call('runs/restore', { run_id }));
}

export async function renameRun(run_id: string, run_name: string): Promise<void> {
  await call('runs/update', { run_id, run_name });
}

export async function setRunTag(run_id: string, key: string, value: string): Promise<void> {
  await call('runs/set-tag', { run_id, key, value });
}

export async function deleteRunTag(run_id: string, key: string): Promise<void> {
  await call('runs/delete-tag', { run_id, key });
}

/** Sets a tag on runs. Returns what brings back what each of them had. */
export async function tagRuns(
  ids: readonly string[],
  { key, value }: { key: string; value: string },
): Promise<() => Promise<void>> {
  const before = new Map<string, string | undefined>();
  await forEach(ids, async (run_id) => {
    const { run } = await call('runs/get', { run_id });
    before.set(run_id, run.data.tags?.find((tag) => tag.key === key)?.value);
    await setRunTag(run_id, key, value);
  });
  return () =>
    forEach(ids, async (id) => {
      const old = before.get(id);
      if (old !== undefined) return setRunTag(id, key, old);
      return deleteRunTag(id, key).catch((error: unknown) => {
        // Somebody else was faster: it is gone as it should be.
        if (!(error instanceof CallError && error.status === 404)) throw error;
      });
    });
}
