import type { WorkspaceSearch } from '../../app/routes/experiments.ts';

/** Changes what the address says; undefined takes it out. */
export type ChangeSearch = (changes: {
  [K in keyof WorkspaceSearch]?: WorkspaceSearch[K] | undefined;
}) => void;

/** Runs that may be selected, pinned or hidden by hand: the address names each of them. */
export const NAMED_RUNS_MAX = 200;

/** A list without an item that it has, or with one that it lacks; undefined instead of an empty one. */
export function toggled(list: readonly string[] | undefined, item: string): readonly string[] | undefined {
  const next =
    list?.includes(item) === true ? list.filter((other) => other !== item) : [...(list ?? []), item];
  return next.length === 0 ? undefined : next.slice(0, NAMED_RUNS_MAX);
}
