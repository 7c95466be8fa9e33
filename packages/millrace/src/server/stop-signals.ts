import { constants } from 'node:os';
import type { Log } from '../log/log.ts';

const STOPPING = ['SIGINT', 'SIGTERM'] as const;
const SIGNAL_EXIT_BASE = 128;

export interface StopSignals {
  /** Resolves with the name of the first signal that asks for an end. */
  readonly asked: Promise<NodeJS.Signals>;
  /** Signals have their usual effect again. */
  ignore(): void;
}

/**
 * SIGINT and SIGTERM ask for an end, and a second one ends at once. SIGHUP is a closed terminal when there is one,
 * and so asks for an end, too; without a terminal it is the custom of daemons to read their configuration again,
 * of which there is none: it is logged and changes nothing.
 */
export function whenAskedToStop(log: Log): StopSignals {
  const { promise, resolve } = Promise.withResolvers<NodeJS.Signals>();
  let isAsked = false;
  const onStop = (signal: NodeJS.Signals): void => {
    if (isAsked) process.exit(SIGNAL_EXIT_BASE + constants.signals[signal]);
    isAsked = true;
    resolve(signal);
  };
  const onHangUp = (): void => {
    if (process.stdin.isTTY) onStop('SIGHUP');
    else log.info({}, 'SIGHUP changes nothing: the configuration is read at the start only');
  };
  for (const signal of STOPPING) process.on(signal, onStop);
  process.on('SIGHUP', onHangUp);
  const ignore = (): void => {
    for (const signal of STOPPING) process.off(signal, onStop);
    process.off('SIGHUP', onHangUp);
  };
  return { asked: promise, ignore };
}
