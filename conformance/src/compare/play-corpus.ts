import type { ServerPlace } from './aliases.ts';
import { newAgent } from './send-request.ts';
import type { Sequence, Step } from './sequence.ts';
import { Player } from './sequence.ts';

/** The recorded steps of each sequence, by its name, and what broke a sequence off. */
export interface Recording {
  readonly steps: ReadonlyMap<string, readonly Step[]>;
  readonly failures: ReadonlyMap<string, string>;
}

/** Plays all sequences against one server, up to `lanes` at the same time, each in its own order. */
export async function playCorpus(
  sequences: readonly Sequence[],
  place: ServerPlace,
  lanes: number,
): Promise<Recording> {
  const agent = newAgent();
  const steps = new Map<string, readonly Step[]>();
  const failures = new Map<string, string>();
  const waiting = [...sequences].toReversed();
  const lane = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const player = new Player(next.name, place, agent);
      steps.set(next.name, player.steps);
      try {
        await next.play(player);
      } catch (error) {
        failures.set(next.name, error instanceof Error ? error.message : String(error));
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  agent.destroy();
  return { steps, failures };
}
