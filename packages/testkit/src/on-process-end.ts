const endings = new Set<() => void>();
let isListening = false;

function runEndings(): void {
  // Last registered first: a server is killed before the folder that it writes to is deleted.
  for (const ending of [...endings].toReversed()) {
    ending();
  }
  endings.clear();
}

function listen(): void {
  isListening = true;
  process.on('exit', runEndings);
  for (const [signal, exitCode] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, () => process.exit(exitCode));
  }
}

/** Runs `ending` (synchronous) when this process ends in any way but SIGKILL; the answer takes it back. */
export function onProcessEnd(ending: () => void): () => void {
  if (!isListening) {
    listen();
  }
  endings.add(ending);
  return () => void endings.delete(ending);
}
