import type { Experiment } from '../../api/experiments.ts';

export interface FolderRow {
  readonly kind: 'folder';
  readonly path: string;
  readonly label: string;
  readonly depth: number;
  readonly isOpen: boolean;
  /** Of all experiments below it. */
  readonly ids: readonly string[];
}

export interface ExperimentRow {
  readonly kind: 'experiment';
  readonly experiment: Experiment;
  /** The name without the folders that it lies in. */
  readonly label: string;
  readonly depth: number;
}

export type TreeRow = FolderRow | ExperimentRow;

/** What parts names into folders: `/`, or else a dot where most names have one; undefined for names without. */
export function separatorOf(names: readonly string[]): '/' | '.' | undefined {
  if (names.some((name) => /[^/]\/[^/]/.test(name))) return '/';
  const dotted = names.filter((name) => /[^.]\.[^.]/.test(name)).length;
  return dotted * 2 > names.length ? '.' : undefined;
}

/** Experiments without folders. */
export function flatRows(experiments: readonly Experiment[]): ExperimentRow[] {
  return experiments.map((experiment) => ({
    kind: 'experiment',
    experiment,
    label: experiment.name,
    depth: 0,
  }));
}

interface Folder {
  readonly path: string;
  readonly ids: string[];
  /** In the order of the first experiment in each. */
  readonly members: Map<string, Folder | { readonly experiment: Experiment; readonly label: string }>;
}

/** Experiments in the folders of their names; each folder stands where its first experiment would. */
export function treeRows(
  experiments: readonly Experiment[],
  separator: string,
  closed: ReadonlySet<string>,
): TreeRow[] {
  const root: Folder = { path: '', ids: [], members: new Map() };
  for (const experiment of experiments) {
    const parts = experiment.name.split(separator).filter((part) => part !== '');
    const label = parts.pop() ?? experiment.name;
    let folder = root;
    for (const part of parts) {
      folder = folderIn(folder, part, separator);
      folder.ids.push(experiment.experiment_id);
    }
    folder.members.set(`experiment ${experiment.experiment_id}`, { experiment, label });
  }
  return rowsOf(root, 0, closed);
}

function folderIn({ path, members }: Folder, part: string, separator: string): Folder {
  const key = `folder ${part}`;
  const known = members.get(key);
  if (known !== undefined && 'members' in known) return known;
  const made: Folder = {
    path: path === '' ? part : `${path}${separator}${part}`,
    ids: [],
    members: new Map(),
  };
  members.set(key, made);
  return made;
}

function rowsOf(folder: Folder, depth: number, closed: ReadonlySet<string>): TreeRow[] {
  return [...folder.members].flatMap(([key, member]): TreeRow[] => {
    if (!('members' in member)) return [{ kind: 'experiment', ...member, depth }];
    const { path, ids } = member;
    const isOpen = !closed.has(path);
    const row: FolderRow = { kind: 'folder', path, label: key.slice('folder '.length), depth, isOpen, ids };
    return isOpen ? [row, ...rowsOf(member, depth + 1, closed)] : [row];
  });
}
