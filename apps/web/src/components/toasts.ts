/** A short message at the edge of the page. With `undo` the act that it tells of can be taken back. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'bad';
  readonly undo?: (() => void) | undefined;
}

const SHOWN_MS = 10_000;
const TOASTS_MAX = 4;
let current: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  current = next;
  for (const listener of listeners) listener();
}

export const toasts = {
  current: (): readonly Toast[] => current,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  dismiss: (id: number): void => set(current.filter((toast) => toast.id !== id)),
};

function add(toast: Omit<Toast, 'id'>): void {
  lastId += 1;
  const id = lastId;
  set([...current, { ...toast, id }].slice(-TOASTS_MAX));
  setTimeout(() => toasts.dismiss(id), SHOWN_MS);
}

/** Says what was done. `undo` stands on a button, and on Ctrl+Z, for ten seconds. */
export function notify(text: string, undo?: () => void): void {
  add({ text, tone: 'plain', undo });
}

/** Says what went wrong, in the server's words. */
export function notifyError(error: unknown): void {
  add({ text: error instanceof Error ? error.message : String(error), tone: 'bad' });
}

/** Takes the last act back whose message is still there; false when there is none. */
export function undoLast(): boolean {
  const toast = current.findLast(({ undo }) => undo !== undefined);
  if (toast === undefined) return false;
  toasts.dismiss(toast.id);
  toast.undo?.();
  return true;
}
