import { useSyncExternalStore } from 'react';

/** How times are written. */
export interface TimeStyle {
  readonly isRelative: boolean;
  readonly isUtc: boolean;
}

let current: TimeStyle = { isRelative: true, isUtc: false };
const listeners = new Set<() => void>();

export function setTimeStyle(style: TimeStyle): void {
  if (style.isRelative === current.isRelative && style.isUtc === current.isUtc) return;
  current = style;
  for (const listener of listeners) listener();
}

export function useTimeStyle(): TimeStyle {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => current,
  );
}
