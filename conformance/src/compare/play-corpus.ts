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
 * Plays the sequences against one server, each when the one before is over: a search tells of what others have made, and
 * some names are used by many, so that both servers must have seen the same requests in the same order.
 */
export async function playCorpus(sequences: readonly Sequence[], place: ServerPlace): Promise<Recording> {
  const agent = newAgent();
  const steps = new Map<string, readonly Step[]>();
  const failures = new Map<string, string>();
  for (const { name, play } of sequences) {
    const player = new Player(name, place, agent);
    steps.set(name, player.steps);
    try {
      await play(player);
    } catch (error) {
      failures.set(name, error instanceof Error ? error.message : String(error));
    }
    await player.tick();
  }
  agent.destroy();
  return { steps, failures };
}
