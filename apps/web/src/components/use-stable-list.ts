import { useRef } from 'react';

/** The same list as long as it holds the same items. */
export function useStableList<T>(list: readonly T[]): readonly T[] {
  const kept = useRef(list);
  if (list.length !== kept.current.length || list.some((item, at) => item !== kept.current[at]))
    kept.current = list;
  return kept.current;
}
