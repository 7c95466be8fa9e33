import { useSyncExternalStore } from 'react';

/** A list that this browser keeps, newest first; the same in all of its tabs. */
export interface KeptList<T> {
  readonly read: () => readonly T[];
  readonly write: (items: readonly T[]) => void;
  readonly use: () => readonly T[];
}

/** What is kept may be of an older version, or written by somebody else: `check` says what is an item. */
export function keptList<T>(key: string, check: (item: unknown) => item is T): KeptList<T> {
  const listeners = new Set<() => void>();
  let current = load();

  function load(): readonly T[] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
      return Array.isArray(kept) ? kept.filter(check) : [];
    } catch {
      return [];
    }
  }

  function set(items: readonly T[]): void {
    current = items;
    for (const listener of listeners) listener();
  }

  window.addEventListener('storage', (event) => event.key === key && set(load()));
  const read = (): readonly T[] => current;
  return {
    read,
    write: (items) => {
      set(items);
      try {
        localStorage.setItem(key, JSON.stringify(items));
      } catch {
        // A browser that keeps nothing: the list holds until the page is left.
      }
    },
    use: () =>
      useSyncExternalStore((listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      }, read),
  };
}
