import type { Command } from './command.ts';
import type { Option } from './options.ts';

const COLUMNS = 100;
const INDENT = '  ';
const OPTION_COLUMNS_MAX = 34;

/** The help of one command: usage, description, options by group with their defaults and variables, examples. */
export function commandHelp(name: string, command: Command): string {
  const operands = command.positionals.map((positional) => ` ${positional}`).join('');
  const groups = Map.groupBy(Object.entries(command.options), ([, option]) => option.group ?? 'Options');
  const sections = [...groups].map(([heading, entries]) => section(heading, entries.map(optionRow)));
  const paragraphs = command.description.map((paragraph) => wrap(paragraph, COLUMNS).join('\n'));
  const examples =
    command.examples.length === 0
      ? []
      : [`Examples\n${command.examples.map((line) => INDENT + line).join('\n')}`];
  return `${[`Usage: ${name}${operands} [options]`, ...paragraphs, ...sections, ...examples].join('\n\n')}\n`;
}

/** The help of a group of commands: one line each. */
export function groupHelp(
  usage: string,
  entries: readonly (readonly [string, string])[],
  introduction: readonly string[],
): string {
  const rows = entries.map(([name, summary]) => ({ left: name, right: [summary] }));
  const paragraphs = introduction.map((paragraph) => wrap(paragraph, COLUMNS).join('\n'));
  return `${[`Usage: ${usage}`, ...paragraphs, section('Commands', rows)].join('\n\n')}\n`;
}

interface Row {
  readonly left: string;
  readonly right: readonly string[];
}

function section(heading: string, rows: readonly Row[]): string {
  const width = Math.min(OPTION_COLUMNS_MAX, Math.max(...rows.map(({ left }) => left.length)));
  return `${heading}\n${rows.map((row) => layOut(row, width)).join('\n')}`;
}

function layOut({ left, right }: Row, width: number): string {
  const margin = INDENT.length + width + 2;
  const lines = right.flatMap((paragraph) => wrap(paragraph, COLUMNS - margin));
  const body = lines.map((line) => ' '.repeat(margin) + line);
  const head = INDENT + left;
  if (left.length > width) return [head, ...body].join('\n');
  return [head.padEnd(margin) + (lines[0] ?? ''), ...body.slice(1)].join('\n').trimEnd();
}

function optionRow([name, option]: readonly [string, Option<unknown>]): Row {
  return {
    left: option.isEnvironmentOnly === true ? (option.env ?? name) : spelling(name, option),
    right: [option.help, facts(option)].filter(Boolean),
  };
}

function spelling(name: string, option: Option<unknown>): string {
  const short = option.short === undefined ? '' : `-${option.short}, `;
  const value = option.placeholder === undefined ? '' : ` ${option.placeholder}`;
  const negation = option.negation === undefined ? '' : `, --${option.negation}`;
  return `${short}--${name}${value}${negation}`;
}

function facts(option: Option<unknown>): string {
  const parts = [
    option.isRequired === true ? 'required' : '',
    option.isRepeatable === true ? 'may be repeated' : '',
    option.defaultText === undefined ? '' : `default: ${option.defaultText}`,
    option.env === undefined || option.isEnvironmentOnly === true ? '' : `env: ${option.env}`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : `[${parts.join('; ')}]`;
}

/** Breaks text between words; a longer word stands alone on its line. */
function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
