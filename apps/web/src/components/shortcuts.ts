import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** `k`, `?`, `Escape`, or with Ctrl (Cmd on a Mac): `mod+k`. */
  readonly key: string;
  /** What it does, as the list of shortcuts says it. */
  readonly title: string;
  readonly run: () => void;
}

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

/** A box that is ticked takes no letters. */
const TYPING = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]';
/** What Enter presses. */
const PRESSED = 'a[href], button, summary, [role=treeitem], [role=application]';
let groups: readonly ShortcutGroup[] = [];
const listeners = new Set<() => void>();
let areLettersOn = true;

function set(next: readonly ShortcutGroup[]): void {
  groups = next;
  for (const listener of listeners) listener();
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 && !event.shiftKey ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `mod+${key.toLowerCase()}` : key;
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.altKey) return;
  const name = nameOf(event);
  const isTyping = event.target instanceof Element && event.target.matches(TYPING);
  if (name === 'Enter' && event.target instanceof Element && event.target.matches(PRESSED)) return;
  // A key that writes must write; and letters can be turned off for those who speak to their computer.
  if (!name.startsWith('mod+') && (isTyping || (name.length === 1 && !areLettersOn))) return;
  const shortcut = groups.flatMap(({ shortcuts }) => shortcuts).findLast(({ key }) => key === name);
  if (shortcut === undefined) return;
  event.preventDefault();
  shortcut.run();
});

/** Turns the shortcuts that are one letter on or off (WCAG 2.1.4). */
export function setLetterShortcuts(areOn: boolean): void {
  areLettersOn = areOn;
}

/** The keys of a part of the page while it is there. A later part wins over an earlier one with the same key. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const names = shortcuts.map(({ key }) => key).join(' ');
  // Before the part is painted: whoever sees it can press its keys.
  useLayoutEffect(() => {
    const group: ShortcutGroup = {
      title,
      shortcuts: latest.current.map(({ key, title: what }) => ({
        key,
        title: what,
        run: () => latest.current.find((one) => one.key === key)?.run(),
      })),
    };
    set([...groups, group]);
    return () => set(groups.filter((one) => one !== group));
  }, [title, names]);
}

/** All keys that do something now. */
export function useShortcutGroups(): readonly ShortcutGroup[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => groups,
  );
}
