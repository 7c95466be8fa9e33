import { useMemo } from 'react';
import { call } from './call.ts';
import { keys } from './keys.ts';
import type { Run } from './runs.ts';
import { useChange } from './use-change.ts';

const NOTE_TAG = 'mlflow.note.content';

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** What people change in a run; each change says so and can be taken back. */
export function useRunChanges({ info, data }: Run) {
  const { run_id, experiment_id } = info;
  const change = useChange([keys.run(run_id), ['runs', experiment_id]]);
  return useMemo(() => {
    const rename = (run_name: string) => call('runs/update', { run_id, run_name });
    const set = ({ key, value }: Tag) => call('runs/set-tag', { run_id, key, value });
    const remove = (key: string) => call('runs/delete-tag', { run_id, key });
    const valueOf = (wanted: string): string | undefined =>
      data.tags?.find(({ key }) => key === wanted)?.value;
    const setTag = (tag: Tag, done: string): void => {
      const before = valueOf(tag.key);
      const undo = () => (before === undefined ? remove(tag.key) : set({ key: tag.key, value: before }));
      void change({ run: () => set(tag), done, undo });
    };
    return {
      rename: (name: string): void =>
        void change({
          run: () => rename(name),
          done: `The run is now called ${name}.`,
          undo: () => rename(info.run_name),
        }),
      describe: (text: string): void => setTag({ key: NOTE_TAG, value: text }, 'The description is saved.'),
      setTag: (tag: Tag): void => setTag(tag, `The tag ${tag.key} is set.`),
      deleteTag: (tag: Tag): void =>
        void change({
          run: () => remove(tag.key),
          done: `The tag ${tag.key} is removed.`,
          undo: () => set(tag),
        }),
      delete: (): void =>
        void change({
          run: () => call('runs/delete', { run_id }),
          done: `${info.run_name} is deleted.`,
          undo: () => call('runs/restore', { run_id }),
        }),
      restore: (): void =>
        void change({
          run: () => call('runs/restore', { run_id }),
          done: `${info.run_name} is back.`,
          undo: () => call('runs/delete', { run_id }),
        }),
    };
  }, [change, run_id, info.run_name, data.tags]);
}
