import type { FileInfo } from '../../api/artifacts.ts';

/** A row of the tree as it is shown. */
export interface TreeItem {
  readonly path: string;
  readonly name: string;
  /** 1 at the root. */
  readonly level: number;
  readonly isFolder: boolean;
  readonly isOpen: boolean;
  readonly bytes: number;
}

/** The open part of the tree from top to bottom. */
export function treeItems(
  folders: ReadonlyMap<string, readonly FileInfo[]>,
  open: ReadonlySet<string>,
): TreeItem[] {
  const below = (folder: string, level: number): TreeItem[] =>
    (folders.get(folder) ?? []).flatMap(({ path, is_dir, file_size }) => {
      const isOpen = is_dir && open.has(path);
      const item: TreeItem = {
        path,
        name: path.slice(path.lastIndexOf('/') + 1),
        level,
        isFolder: is_dir,
        isOpen,
        bytes: Number(file_size ?? 0),
      };
      return [item, ...(isOpen ? below(path, level + 1) : [])];
    });
  return below('', 1);
}

/** `a`, `a/b` for `a/b/c`. */
export function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

export type Move = { readonly to: string } | { readonly toggle: string } | undefined;

/** What a key does on an item: the keys of trees everywhere. */
export function keyMove(items: readonly TreeItem[], at: number, key: string): Move {
  const item = items[at];
  if (item === undefined) return undefined;
  const go = (index: number): Move => {
    const next = items[index];
    return next === undefined ? undefined : { to: next.path };
  };
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'Home':
      return go(0);
    case 'End':
      return go(items.length - 1);
    case 'ArrowRight':
      if (!item.isFolder) return undefined;
      return item.isOpen ? go(at + 1) : { toggle: item.path };
    case 'ArrowLeft':
      if (item.isOpen) return { toggle: item.path };
      return go(items.findLastIndex(({ level }, index) => index < at && level < item.level));
    default:
      return undefined;
  }
}

/** The next item whose name begins with what was typed, around the end; -1 for none. */
export function typedTo(items: readonly TreeItem[], at: number, typed: string): number {
  const wanted = typed.toLowerCase();
  // A first letter goes on to the next item; more letters may still mean this one.
  const from = typed.length === 1 ? at + 1 : at;
  for (let offset = 0; offset < items.length; offset += 1) {
    const index = (from + offset) % items.length;
    if (items[index]?.name.toLowerCase().startsWith(wanted) === true) return index;
  }
  return -1;
}

/** The file before or after another among those that the tree shows; undefined at the ends. */
export function fileBeside(items: readonly TreeItem[], path: string, by: -1 | 1): string | undefined {
  const files = items.filter(({ isFolder }) => !isFolder);
  const at = files.findIndex((item) => item.path === path);
  return (at < 0 ? files[by === 1 ? 0 : files.length - 1] : files[at + by])?.path;
}
