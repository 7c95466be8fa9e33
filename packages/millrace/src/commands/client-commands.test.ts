import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../testing/launch.ts';
import { COMMAND_TIME_MS, useProgram } from '../testing/use-program.ts';

const program = useProgram();
const millrace = (...argv: readonly string[]): Promise<string> => program.run(...argv);
const failure = (...argv: readonly string[]): ReturnType<typeof program.failure> => program.failure(...argv);

const parsed = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

async function newRun(...argv: readonly string[]): Promise<string> {
  return String(parsed(await millrace('runs', 'create', ...argv))['run_id']);
}

describe('experiments', () => {
  it('are made, found, renamed, deleted and restored', async () => {
    const created = await millrace('experiments', 'create', '-n', 'first');
    const id = /^Created experiment 'first' with id (\d+)\n$/.exec(created)?.[1] ?? '';
    expect(await millrace('experiments', 'search')).toContain(`mlflow-artifacts:/${id}\n`);
    expect(await millrace('experiments', 'rename', '-x', id, '--new-name', 'second')).toContain(
      "renamed to 'second'",
    );
    expect(parsed(await millrace('experiments', 'get', '-n', 'second', '--output', 'json'))).toMatchObject({
      experiment_id: id,
    });
    await millrace('experiments', 'delete', '-x', id);
    expect(await millrace('experiments', 'search')).not.toContain('second');
    expect(await millrace('experiments', 'search', '-v', 'deleted_only')).toContain('second');
    await millrace('experiments', 'restore', '-x', id);
    expect(await millrace('experiments', 'get', '-x', id)).toContain('Lifecycle Stage    active');
  });

  it('are listed in pages, and at most as many as wanted', async () => {
    expect(
      JSON.parse(await millrace('experiments', 'search', '--max-results', '1', '--output', 'json')),
    ).toHaveLength(1);
    expect(
      JSON.parse(await millrace('experiments', 'search', '--max-results', '0', '--output', 'json')),
    ).toEqual([]);
  });

  it('are written as CSV', async () => {
    await millrace('experiments', 'create', '-n', 'csv');
    const run_id = await newRun('--experiment-name', 'csv', '-t', 'a=b,c');
    const { experiment_id } = parsed(await millrace('experiments', 'get', '-n', 'csv', '--output', 'json'));
    await millrace('experiments', 'csv', '-x', String(experiment_id), '-o', 'runs.csv');
    const [head, row] = readFileSync(join(program.folder, 'runs.csv'), 'utf8').split('\n');
    expect(head).toMatch(/^run_id,experiment_id,status,artifact_uri,start_time,end_time,tags\.a,tags\./);
    expect(row).toContain(`${run_id},${String(experiment_id)},FINISHED,`);
    expect(row).toContain(',"b,c",');
    expect(await millrace('experiments', 'csv', '-x', String(experiment_id))).toBe(`${head}\n${row}\n`);
  });

  it('are refused in the words of the server', async () => {
    expect(await failure('experiments', 'get', '-x', '999')).toEqual({
      message: expect.stringContaining('(RESOURCE_DOES_NOT_EXIST)') as string,
      exitCode: 1,
    });
    expect((await failure('experiments', 'get')).exitCode).toBe(2);
    expect((await failure('experiments', 'csv', '-x', '999')).exitCode).toBe(1);
  });
});

describe('runs', () => {
  it('are made with tags, status and parent, listed and described', async () => {
    const parent = await newRun('--experiment-id', '0', '--run-name', 'parent');
    const about = ['--run-name', 'child', '--status', 'failed', '--description', 'why'];
    const id = await newRun('--experiment-id', '0', ...about, '-t', 'k=v=w', '--parent-run-id', parent);
    expect(parsed(await millrace('runs', 'describe', '--run-id', id))).toMatchObject({
      info: { run_name: 'child', status: 'FAILED', start_time: COMMAND_TIME_MS },
      data: { tags: { k: 'v=w', 'mlflow.note.content': 'why', 'mlflow.parentRunId': parent } },
    });
    expect(await millrace('runs', 'list', '--experiment-id', '0')).toMatch(
      new RegExp(`2100-01-01 00:00:00 UTC +child +FAILED +${id}`),
    );
    await millrace('runs', 'delete', '--run-id', id);
    expect(await millrace('runs', 'list', '--experiment-id', '0')).not.toContain(id);
    await millrace('runs', 'restore', '--run-id', id);
    expect(await millrace('runs', 'list', '--experiment-id', '0')).toContain(id);
  });

  it('need one experiment and well-formed tags: all said at once', async () => {
    const { message, exitCode } = await failure('runs', 'create', '-t', 'x', '-t', 'a=1', '-t', 'a=2');
    expect(exitCode).toBe(2);
    expect(message.split('\n  - ')).toHaveLength(4);
  });
});

describe('artifacts', () => {
  it('go to the server, are listed, and come back as they were', async () => {
    const id = await newRun('--experiment-id', '0');
    const source = join(program.folder, 'source');
    mkdirSync(join(source, 'deep/er'), { recursive: true });
    const large = Buffer.alloc(3_000_000, 'millrace');
    writeFileSync(join(source, 'large.bin'), large);
    writeFileSync(join(source, 'deep/er/a b+ü.txt'), 'x');
    writeFileSync(join(source, 'empty'), '');
    expect(await millrace('artifacts', 'log-artifacts', '-l', 'source', '-r', id, '-a', 'data')).toBe(
      'Logged 3 files from source.\n',
    );
    await millrace('artifacts', 'log-artifact', '-l', 'source/empty', '-r', id);
    expect(JSON.parse(await millrace('artifacts', 'list', '-r', id))).toEqual([
      { path: 'data', is_dir: true },
      { path: 'empty', is_dir: false, file_size: 0 },
    ]);
    const target = join(program.folder, 'target');
    expect(await millrace('artifacts', 'download', '-r', id, '-d', 'target')).toBe(`${target}\n`);
    expect(new Set(readdirSync(target, { recursive: true, encoding: 'utf8' }))).toEqual(
      new Set([
        'data',
        'data/deep',
        'data/deep/er',
        'data/deep/er/a b+ü.txt',
        'data/empty',
        'data/large.bin',
        'empty',
      ]),
    );
    expect(readFileSync(join(target, 'data/large.bin')).equals(large)).toBe(true);
    await millrace('artifacts', 'download', '-u', `runs:/${id}/data/deep`, '-d', 'by-uri');
    expect(readdirSync(join(program.folder, 'by-uri'), { recursive: true })).toContain(
      join('deep', 'er', 'a b+ü.txt'),
    );
    await millrace(
      'artifacts',
      'download',
      '-u',
      `mlflow-artifacts:/0/${id}/artifacts/data/empty`,
      '-d',
      'by-proxy',
    );
    expect(readdirSync(join(program.folder, 'by-proxy'))).toEqual(['empty']);
  });

  it('go straight into a folder of this machine when the run keeps them there', async () => {
    await millrace('experiments', 'create', '-n', 'local', '-l', join(program.folder, 'kept'));
    const id = await newRun('--experiment-name', 'local');
    writeFileSync(join(program.folder, 'one.txt'), '1');
    await millrace('artifacts', 'log-artifact', '-l', 'one.txt', '-r', id, '-a', 'x');
    expect(readFileSync(join(program.folder, 'kept', id, 'artifacts/x/one.txt'), 'utf8')).toBe('1');
  });

  it.each([
    [['download', '-r', 'RUN', '-a', 'nope'], "There is no artifact 'nope'.", 1],
    [['download', '-r', 'RUN', '-a', '../x'], "'../x' cannot be the path of an artifact", 1],
    [['download'], '--run-id or --artifact-uri is needed.', 2],
    [['download', '-u', 's3://b/x'], "the scheme 's3:'", 1],
    [['log-artifact', '-l', 'nowhere', '-r', 'RUN'], 'nowhere is not a file', 1],
    [['log-artifacts', '-l', 'nowhere', '-r', 'RUN'], 'nowhere is not a folder', 1],
  ] as const)('%j fails with a reason', async (argv, reason, status) => {
    const id = await newRun('--experiment-id', '0');
    const { message, exitCode } = await failure(
      'artifacts',
      ...argv.map((word) => (word === 'RUN' ? id : word)),
    );
    expect(message).toContain(reason);
    expect(exitCode).toBe(status);
  });
});

describe('gc beside the running server', () => {
  it('removes a deleted run, which the server then no longer knows', async () => {
    const id = await newRun('--experiment-id', '0');
    writeFileSync(join(program.folder, 'gc.txt'), 'x');
    await millrace('artifacts', 'log-artifact', '-l', 'gc.txt', '-r', id);
    await millrace('runs', 'delete', '--run-id', id);
    expect(await millrace('gc', '--run-ids', id, '--dry-run')).toContain(
      `Run with ID ${id} would be permanently deleted`,
    );
    const { code, out } = await run(['gc', '--run-ids', id], { cwd: program.folder });
    expect({ code, out }).toEqual({ code: 0, out: `Run with ID ${id} has been permanently deleted.\n` });
    expect(readdirSync(join(program.folder, 'mlartifacts/0'))).not.toContain(id);
    expect((await failure('runs', 'describe', '--run-id', id)).message).toContain('RESOURCE_DOES_NOT_EXIST');
    expect((await failure('gc', '--run-ids', id)).message).toContain('is not deleted, or does not exist');
    expect((await failure('gc', '--older-than', '3w')).exitCode).toBe(2);
    expect((await failure('gc', '--backend-store-uri', 'sqlite:///none.db')).message).toContain(
      'There is no database',
    );
  });

  it('removes no row when the destination is misspelt', async () => {
    const id = await newRun('--experiment-id', '0');
    await millrace('runs', 'delete', '--run-id', id);
    const { message } = await failure('gc', '--run-ids', id, '--artifacts-destination', 'elsewhere');
    expect(message).toContain('does not exist. Name the server');
    await millrace('runs', 'restore', '--run-id', id);
  });
});

describe('a server that is not there', () => {
  it('is said so', async () => {
    const { message } = await failure('experiments', 'search', '--tracking-uri', 'http://127.0.0.1:1');
    expect(message).toContain('Cannot reach http://127.0.0.1:1: ');
    expect((await failure('experiments', 'search', '--tracking-uri', 'sqlite:///x.db')).exitCode).toBe(2);
  });
});
