import { useEffect, useState } from 'react';

/** The time, again after each tick while `isOn`. */
export function useNow(tickMs: number, isOn = true): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isOn) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, [tickMs, isOn]);
  return now;
}
