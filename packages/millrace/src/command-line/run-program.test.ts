import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAM } from '../program.ts';
import { fakeWorld } from '../testing/fake-world.ts';
import { temporaryFolder } from '../testing/launch.ts';
import { defineCommand } from './command.ts';
import { CommandError } from './command-error.ts';
import { text } from './options.ts';
import { type Program, runProgram } from './run-program.ts';

const echo = defineCommand({
  description: ['Echoes.'],
  options: { word: text({ help: 'The word.', env: 'ECHO_WORD' }) },
  run: async ({ values }, world) => world.writeOut(`${values.word ?? 'nothing'}\n`),
});
const TEST_PROGRAM: Program = {
  name: 'test',
  version: '1.2.3',
  introduction: [],
  commands: {
    echo: { summary: 'Echo.', load: async () => echo },
    group: { summary: 'More.', commands: { echo: { summary: 'Echo.', load: async () => echo } } },
  },
};

async function outputOf(
  argv: readonly string[],
  given: Parameters<typeof fakeWorld>[0] = {},
): Promise<string> {
  const world = fakeWorld(given);
  await runProgram(TEST_PROGRAM, argv, world);
  return world.out();
}

async function failureOf(argv: readonly string[]): Promise<CommandError> {
  const error: unknown = await runProgram(TEST_PROGRAM, argv, fakeWorld()).catch((reason: unknown) => reason);
  if (!CommandError.is(error)) throw new Error(`no CommandError but ${String(error)}`);
  return error;
}

describe('runProgram', () => {
  it('runs commands and commands of groups', async () => {
    expect(await outputOf(['echo', '--word', 'a'])).toBe('a\n');
    expect(await outputOf(['group', 'echo', '--word=b'])).toBe('b\n');
    expect(await outputOf(['--version'])).toBe('test 1.2.3\n');
  });

  it('shows help wherever it is asked for', async () => {
    const ofEcho = await outputOf(['echo', '--help']);
    expect(ofEcho).toContain('Usage: test echo [options]');
    expect(await outputOf(['help', 'echo'])).toBe(ofEcho);
    expect(await outputOf(['group'])).toContain('Usage: test group COMMAND');
    expect(await outputOf([])).toBe(await outputOf(['help']));
  });

  it('reads --env-file, whose variables never replace those that are set', async () => {
    using folder = temporaryFolder();
    writeFileSync(join(folder.path, 'my.env'), '# words\nECHO_WORD="from file"\n');
    const given = { workingDirectory: folder.path };
    expect(await outputOf(['--env-file', 'my.env', 'echo'], given)).toBe('from file\n');
    expect(await outputOf(['--env-file=my.env', 'group', 'echo'], given)).toBe('from file\n');
    expect(await outputOf(['--env-file', 'my.env', 'echo'], { ...given, env: { ECHO_WORD: 'set' } })).toBe(
      'set\n',
    );
    expect(await outputOf(['--env-file', 'my.env', 'echo', '--word', 'given'], given)).toBe('given\n');
  });

  it.each([
    [['ehco'], "There is no command 'ehco'. Did you mean 'echo'?\nTry 'test --help'."],
    [['group', 'x'], "There is no command 'x'.\nTry 'test group --help'."],
    [['echo', '--wrod', 'x'], "There is no option --wrod. Did you mean '--word'?\nTry 'test echo --help'."],
    [['echo', 'x'], "'x' is not expected here.\nTry 'test echo --help'."],
    [['--env-file', '/nowhere/x', 'echo'], '--env-file /nowhere/x: the file cannot be read (ENOENT).'],
    [
      ['--verison'],
      "There is no option --verison before the command (echo, group). Did you mean '--version'?\nTry 'test --help'.",
    ],
    [['constructor'], "There is no command 'constructor'.\nTry 'test --help'."],
  ])('%j ends with status 2 and says why', async (argv, message) => {
    expect(await failureOf(argv)).toMatchObject({ message, exitCode: 2 });
  });
});

describe('the help of', () => {
  const all = Object.entries(PROGRAM.commands).flatMap(([name, entry]) =>
    'commands' in entry ? [[name], ...Object.keys(entry.commands).map((sub) => [name, sub])] : [[name]],
  );

  it.each([[[]], ...all.map((words) => [words])] as string[][][])('%j is as it was', async (words) => {
    const world = fakeWorld();
    await runProgram(PROGRAM, ['help', ...words], world);
    expect(world.out()).toMatchSnapshot();
    const tooLong = world
      .out()
      .split('\n')
      .filter((line) => line.length > 100 && !line.includes('sqlite:////'));
    expect(tooLong).toEqual([]);
  });
});
