import type { ReactElement } from 'react';

/** So much is shown before the first place that matches. */
const BEFORE_MAX = 40;
const SHOWN_MAX = 240;

/** A value with the place marked for which it was found; of a long one the part around it. */
export function Matched({ value, text }: { value: string; text: string }): ReactElement {
  const at = value.toLowerCase().indexOf(text.toLowerCase());
  if (at < 0) return <>{value.slice(0, SHOWN_MAX)}</>;
  const end = at + text.length;
  const start = end > SHOWN_MAX ? Math.max(0, at - BEFORE_MAX) : 0;
  return (
    <>
      {start > 0 && '…'}
      {value.slice(start, at)}
      <mark>{value.slice(at, end)}</mark>
      {value.slice(end, end + SHOWN_MAX)}
    </>
  );
}
