import { useSyncExternalStore } from 'react';

function watch(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** The theme as drawn: a canvas does not follow the style sheets by itself. */
export function useTheme(): string {
  return useSyncExternalStore(watch, () => document.documentElement.dataset['theme'] ?? 'light');
}

let knownTheme: string | undefined;
const known = new Map<string, string>();

/** The value of a design token. Asked of the style sheets once in each theme: a chart asks for every line. */
export function token(name: string): string {
  const { theme } = document.documentElement.dataset;
  if (theme !== knownTheme) known.clear();
  knownTheme = theme;
  const value = known.get(name) ?? getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  // Before the style sheets are there it has none.
  if (value !== '') known.set(name, value);
  return value;
}
