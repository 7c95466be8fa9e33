import type { Changes, LiveState } from './live.ts';

/** What the worker tells each tab. */
export type LiveMessage =
  | { readonly kind: 'state'; readonly state: LiveState }
  | { readonly kind: 'change'; readonly changes: Changes }
  | { readonly kind: 'reset' };

/** What a tab tells the worker. */
export type TabMessage = { readonly kind: 'open'; readonly url: string } | { readonly kind: 'leave' };

const ports = new Set<MessagePort>();
let state: LiveState = 'connecting';
let stream: EventSource | undefined;

function tell(message: LiveMessage): void {
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
    stream ??= open(data.url);
    port.postMessage({ kind: 'state', state } satisfies LiveMessage);
    return undefined;
  });
  port.start();
});
