import { useSyncExternalStore } from 'react';

export interface Settings {
  readonly theme: 'light' | 'dark' | 'system';
  readonly density: 'compact' | 'cosy';
}

const KEY = 'millrace.settings';
const DEFAULTS: Settings = { theme: 'system', density: 'compact' };
const listeners = new Set<() => void>();
let current = read();

function read(): Settings {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>) };
  } catch {
    return DEFAULTS;
  }
}

export function changeSettings(change: Partial<Settings>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // A browser that keeps nothing: the choice holds until the page is left.
  }
  applySettings();
  for (const listener of listeners) listener();
}

export function useSettings(): Settings {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => current,
  );
}

const prefersDark = matchMedia('(prefers-color-scheme: dark)');
prefersDark.addEventListener('change', applySettings);

/** Writes the settings where the style sheets read them. */
export function applySettings(): void {
  const isDark = current.theme === 'dark' || (current.theme === 'system' && prefersDark.matches);
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  document.documentElement.dataset['density'] = current.density;
}
