import type { World } from '../world/world.ts';

/** A world that keeps what is written, with a clock that stands still. */
export function fakeWorld(given: Partial<World> = {}): World & { out(): string; err(): string } {
  let out = '';
  let err = '';
  return {
    env: {},
    workingDirectory: '/srv',
    writeOut: (text) => void (out += text),
    writeError: (text) => void (err += text),
    nowMs: () => Date.UTC(2026, 10, 24, 8, 15, 2),
    ...given,
    out: () => out,
    err: () => err,
  };
}
