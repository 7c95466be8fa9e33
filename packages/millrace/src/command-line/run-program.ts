import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { ArtifactError } from '@millrace/artifacts';
import { ApiError } from '@millrace/protocol';
import type { World } from '../world/world.ts';
import type { Command } from './command.ts';
import { CommandError, EXIT_USAGE, usageError } from './command-error.ts';
import { commandHelp, groupHelp } from './help.ts';
import { parseArguments } from './parse-arguments.ts';
import { readOptions } from './read-options.ts';
import { didYouMean } from './suggest.ts';
import { type CommandEntry, type CommandGroup, type CommandTree, isGroup } from './tree.ts';

export interface Program {
  readonly name: string;
  readonly version: string;
  readonly introduction: readonly string[];
  readonly commands: CommandTree;
}

/** Options that stand before the command. */
interface Globals {
  readonly envFile: string | undefined;
  readonly wantsVersion: boolean;
  readonly wantsHelp: boolean;
  readonly rest: readonly string[];
}

const GLOBAL_HELP =
  'Before the command: --env-file PATH reads environment variables from a file (those that are set already ' +
  'win); --version; --help. `NAME help COMMAND` and `NAME COMMAND --help` say more.';

/** Runs what the arguments ask for. @throws CommandError for everything that a person can put right */
export async function runProgram(program: Program, argv: readonly string[], world: World): Promise<void> {
  const { envFile, wantsVersion, wantsHelp, rest } = readGlobals(program, argv);
  if (wantsVersion) return world.writeOut(`${program.name} ${program.version}\n`);
  const env = envFile === undefined ? world.env : withEnvFile(envFile, world);
  const [word, ...others] = rest;
  if (wantsHelp || word === undefined) return world.writeOut(programHelp(program));
  if (word === 'help') return showHelp(program, others, world);
  const entry = found(program.commands, word, program.name);
  if (!isGroup(entry))
    return runCommand(entry, others, { name: `${program.name} ${word}`, world: { ...world, env } });
  const [subWord, ...subOthers] = others;
  const groupName = `${program.name} ${word}`;
  if (subWord === undefined || subWord === '--help' || subWord === '-h')
    return world.writeOut(helpOfGroup(groupName, entry));
  const subEntry = found(entry.commands, subWord, groupName);
  return runCommand(subEntry, subOthers, { name: `${groupName} ${subWord}`, world: { ...world, env } });
}

async function runCommand(
  entry: CommandEntry,
  argv: readonly string[],
  { name, world }: { readonly name: string; readonly world: World },
): Promise<void> {
  const command = await entry.load();
  const given = parseArguments(command.options, argv);
  if (given.wantsHelp) return world.writeOut(commandHelp(name, command));
  const read = readOptions(command.options, given, world.env);
  // The value of a misspelt option looks like a word too many: said once is enough.
  const operandProblems = given.problems.length > 0 ? [] : positionalProblems(command, given.positionals);
  const problems = [...given.problems, ...read.problems, ...operandProblems];
  if (problems.length > 0) throw usageError(problems, name);
  const { values, sources } = read;
  try {
    return await command.run({ values, sources, positionals: given.positionals, command: name }, world);
  } catch (error) {
    // A refusal of a store or of a path, in words that are meant to be read.
    if (ApiError.is(error) || ArtifactError.is(error))
      throw new CommandError(error.message, { cause: error });
    if (isSystemError(error)) throw new CommandError(`${error.message}.`, { cause: error });
    throw error;
  }
}

/** What the operating system refused: `EACCES: permission denied, mkdir '/x'` says enough. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

function positionalProblems({ positionals: names }: Command, given: readonly string[]): string[] {
  const missing = names.slice(given.length).map((name) => `${name} is missing.`);
  const surplus = given.slice(names.length).map((word) => `'${word}' is not expected here.`);
  return [...missing, ...surplus];
}

function readGlobals(program: Program, argv: readonly string[]): Globals {
  let envFile: string | undefined;
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (argument === '--version') return { envFile, wantsVersion: true, wantsHelp: false, rest: [] };
    if (argument === '--help' || argument === '-h')
      return { envFile, wantsVersion: false, wantsHelp: true, rest: [] };
    if (argument === '--env-file') {
      index += 1;
      envFile = argv[index];
      if (envFile === undefined) throw usageError(['--env-file needs a value.'], program.name);
    } else if (argument.startsWith('--env-file=')) envFile = argument.slice('--env-file='.length);
    else if (argument.startsWith('-')) {
      const guess = didYouMean(argument, ['--version', '--help', '--env-file']);
      const known = Object.keys(program.commands).join(', ');
      throw usageError(
        [`There is no option ${argument} before the command (${known}).${guess}`],
        program.name,
      );
    } else return { envFile, wantsVersion: false, wantsHelp: false, rest: argv.slice(index) };
  }
  return { envFile, wantsVersion: false, wantsHelp: false, rest: [] };
}

/** The environment with a file's variables added; what is set already stays. */
function withEnvFile(path: string, world: World): World['env'] {
  let content: string;
  try {
    content = readFileSync(resolve(world.workingDirectory, path), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandError(`--env-file ${path}: the file cannot be read (${code}).`, {
      cause: error,
      exitCode: EXIT_USAGE,
    });
  }
  return { ...parseEnv(content), ...world.env };
}

async function showHelp(program: Program, words: readonly string[], world: World): Promise<void> {
  const [word, subWord] = words;
  if (word === undefined) return world.writeOut(programHelp(program));
  const entry = found(program.commands, word, program.name);
  const name = `${program.name} ${word}`;
  if (!isGroup(entry)) return world.writeOut(commandHelp(name, await entry.load()));
  if (subWord === undefined) return world.writeOut(helpOfGroup(name, entry));
  const subEntry = found(entry.commands, subWord, name);
  return world.writeOut(commandHelp(`${name} ${subWord}`, await subEntry.load()));
}

function found<T>(entries: Readonly<Record<string, T>>, word: string, name: string): T {
  const entry = Object.hasOwn(entries, word) ? entries[word] : undefined;
  if (entry !== undefined) return entry;
  throw usageError([`There is no command '${word}'.${didYouMean(word, Object.keys(entries))}`], name);
}

function programHelp(program: Program): string {
  const { name } = program;
  return groupHelp(`${name} COMMAND [options]`, summaries(program.commands), [
    ...program.introduction,
    GLOBAL_HELP.replaceAll('NAME', name),
  ]);
}

function helpOfGroup(name: string, group: CommandGroup): string {
  return groupHelp(`${name} COMMAND [options]`, summaries(group.commands), [group.summary]);
}

function summaries(
  entries: Readonly<Record<string, { readonly summary: string }>>,
): (readonly [string, string])[] {
  return Object.entries(entries).map(([name, { summary }]) => [name, summary]);
}
