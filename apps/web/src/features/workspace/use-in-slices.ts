import { useEffect, useMemo, useRef, useState } from 'react';
import { advance, type Steps } from './steps.ts';

/** Work that is done in so long needs no second look at the page. */
const AT_ONCE_MS = 40;
/** What is left of a frame for work. */
const SLICE_MS = 8;

/**
 * The result of some work: at once when it is quickly done, else in slices between which the page answers, and shows the
 * result before, if that was of the same runs. `begin` has to stay the same for the same work.
 */
export function useInSlices<T>(begin: () => Steps<T>, { of, initial }: { of: unknown; initial: T }): T {
  const begun = useMemo(() => {
    const steps = begin();
    return { steps, first: advance(steps, performance.now() + AT_ONCE_MS) };
  }, [begin]);
  const [later, setLater] = useState<{ readonly of: typeof begun; readonly result: T }>();
  const shown = useRef({ of, result: initial });
  useEffect(() => {
    if (begun.first !== undefined) return undefined;
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      const end = advance(begun.steps, performance.now() + SLICE_MS);
      if (end === undefined) port2.postMessage(undefined);
      else setLater({ of: begun, result: end.result });
    });
    port1.start();
    port2.postMessage(undefined);
    return () => port1.close();
  }, [begun]);
  const known = begun.first ?? (later?.of === begun ? later : undefined);
  useEffect(() => {
    if (known !== undefined) shown.current = { of, result: known.result };
  }, [known, of]);
  if (known !== undefined) return known.result;
  return shown.current.of === of ? shown.current.result : initial;
}
