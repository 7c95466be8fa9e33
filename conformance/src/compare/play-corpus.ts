import type { ServerPlace } from './aliases.ts';
import { newAgent } from './send-request.ts';
import type { Sequence, Step } from './sequence.ts';
import { Player } from './sequence.ts';

/** The recorded steps of each sequence, by its name, and what broke a sequence off. */
export interface Recording {
  readonly steps: ReadonlyMap<string, readonly Step[]>;
  readonly failures: ReadonlyMap<string, string>;
}

/**
 * Plays all sequences against one server, up to `lanes` at the same time, each in its own order; then, one at a time,
 * those that see what the others have made.
 */
export async function playCorpus(
  sequences: readonly Sequence[],
  place: ServerPlace,
  lanes: number,
): Promise<Recording> {
  const agent = newAgent();
  const steps = new Map<string, readonly Step[]>();
  const failures = new Map<string, string>();
  const playAll = async (waiting: Sequence[]): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const player = new Player(next.name, place, agent);
      steps.set(next.name, player.steps);
      try {
        await next.play(player);
      } catch (error) {
        failures.set(next.name, error instanceof Error ? error.message : String(error));
      }
    }
  };
  const independent = sequences.filter(({ seesOthers }) => !seesOthers);
  await Promise.all(Array.from({ length: lanes }, () => playAll(independent)));
  await playAll(sequences.filter(({ seesOthers }) => seesOthers));
  agent.destroy();
  return { steps, failures };
}
