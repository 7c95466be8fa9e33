import { useSyncExternalStore } from 'react';
import { PREFIX } from './call.ts';
import type { LiveMessage, TabMessage } from './live-worker.ts';

/** What changed on the server: where to look again. */
export interface Changes {
  /** By experiment id; null for more runs than are named one by one. */
  readonly runs: Readonly<Record<string, readonly string[] | null>>;
  readonly experiments: boolean;
  readonly models: readonly string[];
  readonly traces: boolean;
}

export type LiveState = 'live' | 'connecting';

type Listener = (changes: Changes | 'everything') => void;

const listeners = new Set<Listener>();
const stateListeners = new Set<() => void>();
let state: LiveState = 'connecting';
let port: MessagePort | undefined;

/** Listens to changes for as long as somebody does. Returns what ends it. */
export function onChanges(listener: Listener): () => void {
  listeners.add(listener);
  connect();
  return () => void listeners.delete(listener);
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listener) => {
      stateListeners.add(listener);
      return () => void stateListeners.delete(listener);
    },
    () => state,
  );
}

/** One stream for all tabs of the browser, which allows six connections to a server: the worker holds it. */
function connect(): void {
  if (port !== undefined) return;
  if (typeof SharedWorker === 'undefined') return;
  const worker = new SharedWorker(new URL('live-worker.ts', import.meta.url), { type: 'module' });
  ({ port } = worker);
  port.addEventListener('message', ({ data }: MessageEvent<LiveMessage>) => {
    if (data.kind === 'state') setState(data.state);
    else for (const listener of listeners) listener(data.kind === 'reset' ? 'everything' : data.changes);
  });
  port.start();
  port.postMessage({
    kind: 'open',
    url: `${PREFIX}/api/millrace/1.0/changes`,
    sinceMs: performance.timeOrigin,
  } satisfies TabMessage);
  window.addEventListener('pagehide', () => port?.postMessage({ kind: 'leave' } satisfies TabMessage));
}

function setState(next: LiveState): void {
  if (next === state) return;
  state = next;
  for (const listener of stateListeners) listener();
}
