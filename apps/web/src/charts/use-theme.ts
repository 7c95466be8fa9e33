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

/** The value of a design token. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
