import { useSyncExternalStore } from 'react';

const FALLBACK_PX = 34;
const root = document.documentElement;

/** The height of a table's rows in pixels, which the density of the page decides. */
export function useRowHeight(): number {
  return useSyncExternalStore(watchDensity, readHeight);
}

function readHeight(): number {
  return Number.parseInt(getComputedStyle(root).getPropertyValue('--row'), 10) || FALLBACK_PX;
}

function watchDensity(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(root, { attributeFilter: ['data-density'] });
  return () => observer.disconnect();
}
