import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { notify, notifyError } from '../components/toasts.ts';

export interface Change {
  readonly run: () => Promise<unknown>;
  /** What was done, for the message that says so; nothing is said without it. */
  readonly done?: string;
  /** Takes it back; offered with the message. */
  readonly undo?: () => Promise<unknown>;
}

/** Makes changes: asks again for what they made stale, says what was done, and shows a refusal in the server's words. */
export function useChange(stale: readonly QueryKey[]): (change: Change) => Promise<boolean> {
  const queries = useQueryClient();
  const names = JSON.stringify(stale);
  return useCallback(
    async ({ run, done, undo }) => {
      const attempt = async (act: () => Promise<unknown>): Promise<boolean> => {
        try {
          await act();
          return true;
        } catch (error) {
          notifyError(error);
          return false;
        } finally {
          const keys = JSON.parse(names) as QueryKey[];
          await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
        }
      };
      const isDone = await attempt(run);
      if (isDone && done !== undefined) {
        notify(done, undo === undefined ? undefined : () => void attempt(undo));
      }
      return isDone;
    },
    [queries, names],
  );
}
