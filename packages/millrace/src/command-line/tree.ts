import type { Command } from './command.ts';

/** A command that is loaded when it is called: a client command never loads the server. */
export interface CommandEntry {
  readonly summary: string;
  load(): Promise<Command>;
}

export interface CommandGroup {
  readonly summary: string;
  readonly commands: Readonly<Record<string, CommandEntry>>;
}

export type CommandTree = Readonly<Record<string, CommandEntry | CommandGroup>>;

export function isGroup(entry: CommandEntry | CommandGroup): entry is CommandGroup {
  return 'commands' in entry;
}
