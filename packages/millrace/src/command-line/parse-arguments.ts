import type { OptionTable } from './options.ts';
import { didYouMean } from './suggest.ts';

/** Texts given for an option, and how the last of them was written. */
export interface GivenOption {
  readonly texts: readonly string[];
  readonly written: string;
}

export interface GivenArguments {
  readonly options: ReadonlyMap<string, GivenOption>;
  readonly positionals: readonly string[];
  readonly problems: readonly string[];
  readonly wantsHelp: boolean;
}

interface Spelling {
  readonly name: string;
  /** What a switch means when written so; undefined for an option that takes a value. */
  readonly switchText: string | undefined;
}

/** Sorts arguments into options and positionals; nothing is read yet, and nothing is thrown. */
export function parseArguments(table: OptionTable, argv: readonly string[]): GivenArguments {
  const spellings = spellingsOf(table);
  const options = new Map<string, GivenOption>();
  const positionals: string[] = [];
  const problems: string[] = [];
  let wantsHelp = false;
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (argument === '--') {
      positionals.push(...argv.slice(index + 1));
      break;
    }
    if (argument === '-' || !argument.startsWith('-')) {
      positionals.push(argument);
      continue;
    }
    const { written, attached } = splitArgument(argument);
    const spelling = spellings.get(written);
    if (spelling === undefined) {
      if (written === '--help' || written === '-h') wantsHelp = true;
      else
        problems.push(
          `There is no option ${written}.${didYouMean(written, [...spellings.keys(), '--help'])}`,
        );
      continue;
    }
    const value = attached ?? spelling.switchText ?? argv[index + 1];
    if (spelling.switchText !== undefined && attached !== undefined) {
      problems.push(`${written} takes no value, but '${attached}' is given.`);
    } else if (
      value === undefined ||
      (attached === undefined && spelling.switchText === undefined && spellings.has(value))
    ) {
      problems.push(`${written} needs a value.`);
    } else {
      if (attached === undefined && spelling.switchText === undefined) index += 1;
      const texts = [...(options.get(spelling.name)?.texts ?? []), value];
      options.set(spelling.name, {
        texts,
        written: spelling.switchText === undefined ? `${written} ${value}` : written,
      });
    }
  }
  return { options, positionals, problems, wantsHelp };
}

/** `--port=1` and `-p1` carry their value with them. */
function splitArgument(argument: string): {
  readonly written: string;
  readonly attached: string | undefined;
} {
  if (!argument.startsWith('--')) {
    return {
      written: argument.slice(0, 2),
      attached: argument.length > 2 ? argument.slice(2).replace(/^=/, '') : undefined,
    };
  }
  const equals = argument.indexOf('=');
  if (equals < 0) return { written: argument, attached: undefined };
  return { written: argument.slice(0, equals), attached: argument.slice(equals + 1) };
}

function spellingsOf(table: OptionTable): Map<string, Spelling> {
  const spellings = new Map<string, Spelling>();
  for (const [name, option] of Object.entries(table)) {
    if (option.isEnvironmentOnly === true) continue;
    const spelling: Spelling = { name, switchText: option.placeholder === undefined ? 'true' : undefined };
    spellings.set(`--${name}`, spelling);
    if (option.short !== undefined) spellings.set(`-${option.short}`, spelling);
    if (option.negation !== undefined) spellings.set(`--${option.negation}`, { name, switchText: 'false' });
  }
  return spellings;
}
