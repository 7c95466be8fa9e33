import { useEffect, useState } from 'react';

const SETTLE_MS = 300;

/** What is typed goes to its owner once typing pauses; what the owner says instead is shown at once. */
export function useSettledText(value: string, onChange: (value: string) => void) {
  const [text, setText] = useState(value);
  // A space at the end is being typed on: it is no other text.
  useEffect(() => setText((old) => (old.trim() === value.trim() ? old : value)), [value]);
  useEffect(() => {
    if (text.trim() === value.trim()) return undefined;
    const timer = setTimeout(() => onChange(text.trim()), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return [text, setText] as const;
}
