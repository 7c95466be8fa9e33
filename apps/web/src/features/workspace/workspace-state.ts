import type { WorkspaceSearch } from '../../app/routes/experiments.ts';
import { toggled } from '../../components/toggled.ts';

/** Changes what the address says; undefined takes it out. */
export type ChangeSearch = (changes: {
  [K in keyof WorkspaceSearch]?: WorkspaceSearch[K] | undefined;
}) => void;

/** Runs that may be selected, pinned or hidden by hand: the address names each of them. */
export const NAMED_RUNS_MAX = 200;

/** As `toggled`, with no more than an address may name. */
export function toggledNamed(ids: readonly string[] | undefined, id: string): readonly string[] | undefined {
  return toggled(ids, id)?.slice(0, NAMED_RUNS_MAX);
}
