import { useEffect, useState } from 'react';
import type { ChangeSearch } from './workspace-state.ts';

/** Browsers allow only so many changes of the address a second: it follows what is typed a little later. */
const SETTLE_MS = 250;

/** The text of the filter: at once here, and then in the address. */
export function useFilterText(q: string | undefined, change: ChangeSearch): [string, (text: string) => void] {
  const [text, setText] = useState(q ?? '');
  useEffect(() => setText(q ?? ''), [q]);
  useEffect(() => {
    if (text === (q ?? '')) return undefined;
    const timer = setTimeout(() => change({ q: text === '' ? undefined : text }), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text, q, change]);
  return [text, setText];
}
