import type { World } from '../world/world.ts';
import type { OptionTable, ValuesOf } from './options.ts';
import type { Source } from './read-options.ts';

/** What a command is called with, read and checked one by one. */
export interface Call<T extends OptionTable> {
  readonly values: ValuesOf<T>;
  readonly sources: Readonly<Record<keyof T, Source>>;
  readonly positionals: readonly string[];
  /** `millrace server`, for messages. */
  readonly command: string;
}

interface CommandDraft<T extends OptionTable> {
  /** Paragraphs. */
  readonly description: readonly string[];
  readonly options: T;
  /** Names of the arguments that are no options; every one must be given. */
  readonly positionals?: readonly string[];
  readonly examples?: readonly string[];
  run(call: Call<T>, world: World): Promise<void>;
}

/** A command whose option types are forgotten: what the program keeps in its tree. */
export interface Command {
  readonly description: readonly string[];
  readonly options: OptionTable;
  readonly positionals: readonly string[];
  readonly examples: readonly string[];
  run(call: Call<OptionTable>, world: World): Promise<void>;
}

export function defineCommand<T extends OptionTable>(draft: CommandDraft<T>): Command {
  const { description, options, positionals = [], examples = [] } = draft;
  // The program calls it with values that it has read by these very options.
  const run = (call: Call<OptionTable>, world: World): Promise<void> => draft.run(call as Call<T>, world);
  return { description, options, positionals, examples, run };
}
