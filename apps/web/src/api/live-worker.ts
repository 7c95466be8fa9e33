import type { Changes, LiveState } from './live.ts';

/** What the worker tells each tab. */
export type LiveMessage =
  | { readonly kind: 'state'; readonly state: LiveState }
  | { readonly kind: 'change'; readonly changes: Changes }
  | { readonly kind: 'reset' };

/** What a tab tells the worker. */
export type TabMessage =
  | {
      readonly kind: 'open';
      readonly url: string;
      /** When the tab began to look at things, in ms since the epoch. */
      readonly sinceMs: number;
    }
  | { readonly kind: 'leave' };

/** Messages kept for tabs that come a little later than what they show. */
const RECENT_MAX = 100;

const ports = new Set<MessagePort>();
let state: LiveState = 'connecting';
let stream: EventSource | undefined;

let recent: readonly { readonly timeMs: number; readonly message: LiveMessage }[] = [];

function tell(message: LiveMessage): void {
  if (message.kind !== 'state') recent = [...recent, { timeMs: Date.now(), message }].slice(-RECENT_MAX);
  for (const port of ports) port.postMessage(message);
}

function setState(next: LiveState): void {
  state = next;
  tell({ kind: 'state', state });
}

/** The browser comes back by itself and says what it saw last; the server tells what was missed. */
function open(url: string): EventSource {
  const source = new EventSource(url);
  source.addEventListener('open', () => setState('live'));
  source.addEventListener('error', () => setState('connecting'));
  source.addEventListener('change', ({ data }: MessageEvent<string>) =>
    tell({ kind: 'change', changes: JSON.parse(data) as Changes }),
  );
  source.addEventListener('reset', () => tell({ kind: 'reset' }));
  return source;
}

globalThis.addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port === undefined) return;
  port.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
    if (data.kind === 'leave') return void ports.delete(port);
    ports.add(port);
    // What was written between the tab's first question and this stream must not be missed.
    stream ??= open(`${data.url}?ago_ms=${Math.max(0, Math.round(Date.now() - data.sinceMs))}`);
    port.postMessage({ kind: 'state', state } satisfies LiveMessage);
    for (const { timeMs, message } of recent) if (timeMs >= data.sinceMs) port.postMessage(message);
    return undefined;
  });
  port.start();
});
