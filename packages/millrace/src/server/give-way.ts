import { getPriority, setPriority } from 'node:os';

const NICENESS_STEP = 5;
const NICENESS_MAX = 19;

/**
 * Lets a thread stand behind the others of its process, wherever that stands: nobody but root may raise a thread, so
 * that a fixed niceness would fail in a server that was itself started with `nice`. Only Linux counts by thread.
 */
export function giveWay(): void {
  if (process.platform !== 'linux') return;
  setPriority(Math.min(getPriority() + NICENESS_STEP, NICENESS_MAX));
}
