import { describe, expect, it } from 'vitest';
import {
  choice,
  commaList,
  onOff,
  repeated,
  requiredText,
  text,
  textOr,
  toggle,
  wholeNumber,
} from './options.ts';
import { parseArguments } from './parse-arguments.ts';
import { readOptions } from './read-options.ts';

const help = '';
const TABLE = {
  host: textOr('127.0.0.1', { help, short: 'h', env: 'X_HOST' }),
  port: wholeNumber({ min: 0, max: 65_535, fallback: 5000 }, { help, short: 'p', env: 'X_PORT' }),
  name: text({ help }),
  serve: onOff(true, { help, env: 'X_SERVE', negation: 'no-serve' }),
  dev: toggle({ help, env: 'X_DEV' }),
  tag: repeated({ help, short: 't', env: 'X_TAGS', environmentSeparator: ';' }),
  level: choice(['info', 'WARN'], 'info', { help, env: 'X_LEVEL' }),
  hosts: commaList({ help }),
  secret: onOff(false, { help, env: 'X_SECRET', isEnvironmentOnly: true }),
} as const;

function read(
  argv: readonly string[],
  env: Record<string, string> = {},
): ReturnType<typeof readOptions<typeof TABLE>> & { positionals: readonly string[] } {
  const given = parseArguments(TABLE, argv);
  const options = readOptions(TABLE, given, env);
  return { ...options, positionals: given.positionals, problems: [...given.problems, ...options.problems] };
}

describe('where a value comes from', () => {
  it('is the default, then the environment, then the option', () => {
    const env = { X_PORT: '1', X_HOST: 'env' };
    expect(read([]).values.port).toBe(5000);
    expect(read([], env).values.port).toBe(1);
    const { values, sources, problems } = read(['-p', '2'], env);
    expect(problems).toEqual([]);
    expect(values).toMatchObject({ host: 'env', port: 2 });
    expect(sources).toMatchObject({ host: 'environment', port: 'option', name: 'default' });
  });

  it('is the default for an empty variable', () => {
    expect(read([], { X_PORT: '', X_DEV: '' })).toMatchObject({
      values: { port: 5000, dev: false },
      problems: [],
    });
  });

  it('is the last of several, or all of them for a repeatable option', () => {
    const { values } = read(['--port', '1', '--port=2', '-t', 'a', '--tag=b']);
    expect(values).toMatchObject({ port: 2, tag: ['a', 'b'] });
    expect(read([], { X_TAGS: 'a;;b' }).values.tag).toEqual(['a', 'b']);
  });
});

describe('spellings', () => {
  it.each([[['-p7']], [['-p', '7']], [['--port', '7']], [['--port=7']], [['-p=7']]])('%j', (argv) => {
    expect(read(argv).values.port).toBe(7);
  });

  it('switches on and off', () => {
    expect(read(['--no-serve', '--dev']).values).toMatchObject({ serve: false, dev: true });
    expect(read([], { X_SERVE: 'False', X_DEV: '1', X_SECRET: 'yes' }).values).toMatchObject({
      serve: false,
      dev: true,
      secret: true,
    });
  });

  it('keeps an equals sign and leading dashes in a value, and what follows -- as it is', () => {
    const { values, positionals, problems } = read(['--name=a=b', '--tag', '-x', 'p', '--', '--port']);
    expect(problems).toEqual([]);
    expect(values).toMatchObject({ name: 'a=b', tag: ['-x'] });
    expect(positionals).toEqual(['p', '--port']);
  });

  it('splits lists, and ignores the case of choices', () => {
    expect(read(['--hosts', ' a , ,b', '--level', 'warn']).values).toMatchObject({
      hosts: ['a', 'b'],
      level: 'WARN',
    });
  });
});

describe('what is wrong', () => {
  it('is reported all at once, with where it came from', () => {
    const { problems } = read(['--port', 'abc', '--prot', '1', '--level', 'loud'], { X_DEV: 'maybe' });
    expect(problems).toEqual([
      "There is no option --prot. Did you mean '--port'?",
      '--port abc: must be a whole number from 0 to 65535.',
      'X_DEV=maybe: must be true or false.',
      '--level loud: must be one of info, WARN.',
    ]);
  });

  it.each(['65536', '-1', '1.5', '', ' ', '0x10', '1e3', '9'.repeat(20)])("is the port '%s'", (port) => {
    expect(read([`--port=${port}`]).problems).toHaveLength(1);
  });

  it('is a value left out, or given to a switch', () => {
    expect(read(['--host', '--port', '1']).problems).toEqual(['--host needs a value.']);
    expect(read(['--name']).problems).toEqual(['--name needs a value.']);
    expect(read(['--dev=true']).problems).toEqual(["--dev takes no value, but 'true' is given."]);
  });

  it('is an option for what only the environment sets', () => {
    expect(read(['--secret']).problems).toHaveLength(1);
  });

  it('is a required option left out or empty', () => {
    const table = { id: requiredText({ help, short: 'x', env: 'X_ID' }) };
    const problemsOf = (argv: string[]): readonly string[] =>
      readOptions(table, parseArguments(table, argv), {}).problems;
    expect(problemsOf([])).toEqual(['--id (-x) is required, or X_ID in the environment.']);
    expect(problemsOf(['--id='])).toEqual(['--id : must not be empty.']);
    expect(problemsOf(['-x', '1'])).toEqual([]);
  });
});
