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
