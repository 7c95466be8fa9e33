import { useSyncExternalStore } from 'react';
import { setNumberDigits } from '../components/format.ts';
import { setLetterShortcuts } from '../components/shortcuts.ts';
import { setTimeStyle } from '../components/time-style.ts';

export interface Settings {
  readonly theme: 'light' | 'dark' | 'system';
  readonly density: 'compact' | 'cosy';
  /** Whether single letters are shortcuts. */
  readonly letters: 'on' | 'off';
  /** Digits of a number that count. */
  readonly digits: number;
  readonly times: 'relative' | 'absolute';
  readonly clock: 'local' | 'utc';
}

const KEY = 'millrace.settings';
export const SETTINGS_DEFAULT: Settings = {
  theme: 'system',
  density: 'compact',
  letters: 'on',
  digits: 6,
  times: 'relative',
  clock: 'local',
};
export const DIGITS = [3, 4, 5, 6, 8, 10, 15] as const;
const WORDS: Readonly<Record<keyof Settings, readonly (string | number)[]>> = {
  theme: ['light', 'dark', 'system'],
  density: ['compact', 'cosy'],
  letters: ['on', 'off'],
  digits: DIGITS,
  times: ['relative', 'absolute'],
  clock: ['local', 'utc'],
};
const listeners = new Set<() => void>();
let current = read();

/** What is kept may be of an older version, or written by somebody else. */
function read(): Settings {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, string | number>;
    const known = Object.entries(WORDS).filter(([key, words]) => words.includes(kept[key] ?? ''));
    return { ...SETTINGS_DEFAULT, ...Object.fromEntries(known.map(([key]) => [key, kept[key]])) };
  } catch {
    return SETTINGS_DEFAULT;
  }
}

function set(settings: Settings): void {
  current = settings;
  applySettings();
  for (const listener of listeners) listener();
}

export function changeSettings(change: Partial<Settings>): void {
  const next = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // A browser that keeps nothing: the choice holds until the page is left.
  }
  set(next);
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
// All tabs of the browser look alike.
window.addEventListener('storage', (event) => event.key === KEY && set(read()));

/** Writes the settings where style sheets and components read them. */
export function applySettings(): void {
  const isDark = current.theme === 'dark' || (current.theme === 'system' && prefersDark.matches);
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  document.documentElement.dataset['density'] = current.density;
  setLetterShortcuts(current.letters === 'on');
  setNumberDigits(current.digits);
  setTimeStyle({ isRelative: current.times === 'relative', isUtc: current.clock === 'utc' });
}
