import { type ReactElement, useEffect, useState, useSyncExternalStore } from 'react';
import { callText } from '../api/call.ts';
import { useLiveState } from '../api/live.ts';
import { Icon } from '../components/icon.tsx';
import styles from './unreachable-notice.module.css';

/** A stream of changes that breaks is mended by itself at once, as a rule. */
const PATIENCE_MS = 2500;
const ANSWER_MS = 4000;

/** Says that the server does not answer, for as long as it does not. */
export function UnreachableNotice(): ReactElement {
  const isUnreachable = useIsUnreachable();
  return (
    <div role="status">
      {isUnreachable && (
        <p className={styles['notice']}>
          <Icon name="history" size={14} />
          The server does not answer. What you see may be old; this page goes on by itself once it is back.
        </p>
      )}
    </div>
  );
}

/** The stream may also be refused or not be there in this browser: only a question that fails counts. */
function useIsUnreachable(): boolean {
  const state = useLiveState();
  const isOnline = useIsOnline();
  const [isUnreachable, setIsUnreachable] = useState(false);
  useEffect(() => {
    if (state === 'live' && isOnline) {
      setIsUnreachable(false);
      return undefined;
    }
    const ending = new AbortController();
    const ask = async (): Promise<void> => {
      const isAnswering = await answers(AbortSignal.any([ending.signal, AbortSignal.timeout(ANSWER_MS)]));
      if (!ending.signal.aborted) setIsUnreachable(!isAnswering);
    };
    const timer = setInterval(() => void ask(), PATIENCE_MS);
    return () => {
      clearInterval(timer);
      ending.abort();
    };
  }, [state, isOnline]);
  return isUnreachable;
}

/** A network that is gone leaves the stream open for minutes. */
function useIsOnline(): boolean {
  return useSyncExternalStore(watchOnline, () => navigator.onLine);
}

function watchOnline(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

async function answers(signal: AbortSignal): Promise<boolean> {
  try {
    await callText('server/health', signal);
    return true;
  } catch {
    return false;
  }
}
