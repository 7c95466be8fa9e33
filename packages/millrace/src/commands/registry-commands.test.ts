import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useProgram } from '../testing/use-program.ts';

const program = useProgram();

const newRun = async (): Promise<string> =>
  (JSON.parse(await program.run('runs', 'create', '--experiment-id', '0')) as { run_id: string }).run_id;

describe('models', () => {
  it('are registered from a run, described and listed', async () => {
    const run_id = await newRun();
    const uri = `runs:/${run_id}/model`;
    expect(await program.run('models', 'register', '-n', 'churn', '-m', uri, '-t', 'k=v')).toBe(
      "Created version 1 of model 'churn'\n",
    );
    const second = await program.json(
      'models',
      'register',
      '-n',
      'churn',
      '-m',
      's3://b/m',
      '--description',
      'd',
    );
    expect(second).toMatchObject({ version: '2', description: 'd' });
    const described = await program.json<{ versions: unknown[] }>('models', 'describe', '-n', 'churn');
    expect(described.versions).toMatchObject([
      { version: '2', source: 's3://b/m' },
      { version: '1', run_id, source: `mlflow-artifacts:/0/${run_id}/artifacts/model`, tags: [{ key: 'k' }] },
    ]);
    expect(await program.run('models', 'describe', '-n', 'churn')).toMatch(
      /^Name +churn\n[^]*\n2 +None +.* s3:\/\/b\/m\n1 /,
    );
    expect(await program.run('models', 'describe', '-n', 'churn', '--version', '1')).toMatch(/Tags +k=v/);
    expect(await program.run('models', 'list')).toMatch(/^Name .*\n-.*\nchurn +2 +/);
    expect(await program.json('models', 'list', '--filter', "name = 'nobody'")).toEqual([]);
  });

  it('have aliases that are set, shown, looked up in the past and removed', async () => {
    await program.run('models', 'register', '-n', 'aliased', '-m', 's3://b/1');
    const alias = ['models', 'alias', '-n', 'aliased', '-a', 'best'];
    expect(await program.run(...alias, '--version', '1')).toBe(
      "Alias 'best' of 'aliased' points at version 1\n",
    );
    expect(await program.run(...alias)).toBe('1\n');
    expect(await program.json(...alias)).toEqual({ alias: 'best', version: '1' });
    expect(await program.run(...alias, '--at', '2100-01-01')).toMatch(
      /^Alias 'best' pointed at version 1, set /,
    );
    expect(await program.run(...alias, '--at', '0')).toBe("Alias 'best' pointed at no version then\n");
    expect(await program.run('models', 'describe', '-n', 'aliased')).toContain('best=1');
    expect(await program.run(...alias, '--delete')).toBe("Alias 'best' of 'aliased' is removed\n");
    expect((await program.failure(...alias)).message).toContain('Registered model alias best not found.');
    expect((await program.failure(...alias, '--delete', '--version', '1')).exitCode).toBe(2);
    expect((await program.failure(...alias, '--at', 'soon')).message).toContain('is no time');
  });

  it('have a history', async () => {
    await program.run('models', 'register', '-n', 'told', '-m', 's3://b/1');
    await program.run('models', 'alias', '-n', 'told', '-a', 'best', '--version', '1');
    const events = await program.json<{ action: string }[]>('models', 'history', '-n', 'told');
    expect(events.map(({ action }) => action)).toEqual(['ALIAS_SET', 'VERSION_CREATED', 'CREATED']);
    const history = await program.run('models', 'history', '-n', 'told', '-a', 'best', '--max-results', '1');
    expect(history).toMatch(/^Time .*\n-.*\n\d{4}-.* UTC +ALIAS_SET +1 +best +1\n$/);
    expect((await program.failure('models', 'history', '-n', 'nobody')).message).toContain('not found');
  });

  it('fail with a reason', async () => {
    expect((await program.failure('models', 'describe', '-n', 'nobody')).message).toContain(
      'RESOURCE_DOES_NOT_EXIST',
    );
    expect(
      (await program.failure('models', 'register', '-n', 'a', '-m', 's3://b/m', '-t', 'x')).exitCode,
    ).toBe(2);
    expect((await program.failure('models', 'register', '-n', 'a', '-m', 'runs:/nope/model')).exitCode).toBe(
      1,
    );
    expect((await program.failure('models', 'describe', '-n', 'a')).message).toContain('not found');
  });
});

describe('prompts', () => {
  it('are registered from text and from a file, described, and listed apart from models', async () => {
    await program.run('prompts', 'register', '-n', 'greeting', '--template', 'Hi {{name}}');
    writeFileSync(join(program.folder, 'greeting.txt'), 'Dear {{name}},\nhello\u001B[2J');
    const made = [
      'prompts',
      'register',
      '-n',
      'greeting',
      '-f',
      'greeting.txt',
      '--commit-message',
      'Friendlier',
    ];
    expect(await program.run(...made)).toBe("Created version 2 of prompt 'greeting'\n");
    await program.run('prompts', 'alias', '-n', 'greeting', '-a', 'production', '--version', '1');
    expect(await program.run('prompts', 'describe', '-n', 'greeting')).toMatch(
      /Version +2\nCommit Message +Friendlier\n[^]*\n\nDear \{\{name\}\},\nhello \[2J\n$/,
    );
    const found = await program.json('prompts', 'describe', '-n', 'greeting', '-a', 'production');
    expect(found).toMatchObject({ version: '1', template: 'Hi {{name}}', aliases: ['production'] });
    expect(await program.run('prompts', 'list')).toMatch(
      /^Name .*\n-.*\ngreeting +2 +production=1 +[^\n]*\n$/,
    );
    expect(await program.run('models', 'list')).not.toContain('greeting');
    expect(await program.run('prompts', 'history', '-n', 'greeting')).toContain('VERSION_CREATED');
  });

  it('do not take the name of a model, nor the other way round', async () => {
    await program.run('models', 'register', '-n', 'only a model', '-m', 's3://b/1');
    await program.run('prompts', 'register', '-n', 'only a prompt', '--template', 'x');
    const prompt = await program.failure('prompts', 'register', '-n', 'only a model', '--template', 'x');
    expect(prompt.message).toContain('the name is already taken by a registered model');
    const model = await program.failure('models', 'register', '-n', 'only a prompt', '-m', 's3://b/1');
    expect(model.message).toContain('the name is already taken by a prompt');
  });

  it('need one text', async () => {
    expect((await program.failure('prompts', 'register', '-n', 'p')).message).toContain(
      '--template and --file',
    );
    expect((await program.failure('prompts', 'register', '-n', 'p', '-f', 'nowhere')).message).toContain(
      'ENOENT',
    );
  });
});

describe('webhooks', () => {
  it('are made, listed, tested and deleted, and their deliveries shown', async () => {
    const events = ['-e', 'registered_model.created', '-e', 'prompt_tag.set'];
    const made = await program.json<{ webhook_id: string }>(
      'webhooks',
      'create',
      '-n',
      'deploy',
      '--url',
      'https://1.1.1.1:9/hook',
      '--secret',
      'quiet',
      '--disabled',
      ...events,
    );
    const id = made.webhook_id;
    expect(await program.run('webhooks', 'list')).toMatch(
      new RegExp(
        `${id} +deploy +DISABLED +https://1\\.1\\.1\\.1:9/hook +prompt_tag\\.set, registered_model\\.created`,
      ),
    );
    expect(await program.json('webhooks', 'list')).toMatchObject([{ webhook_id: id }]);
    expect(await program.json('webhooks', 'deliveries', '--webhook-id', id, '--state', 'waiting')).toEqual(
      [],
    );
    expect(await program.run('webhooks', 'delete', '--webhook-id', id)).toBe(
      `Webhook with ID ${id} has been deleted.\n`,
    );
    expect((await program.failure('webhooks', 'test', '--webhook-id', id)).message).toContain('not found');
    expect((await program.failure('webhooks', 'deliveries', '--webhook-id', id)).message).toContain(
      'not found',
    );
  });

  it('fail with a reason', async () => {
    const create = ['webhooks', 'create', '-n', 'a', '--url', 'https://10.0.0.1/'];
    expect((await program.failure(...create, '-e', 'prompt.created')).message).toContain(
      "'10.0.0.1' resolves to 10.0.0.1",
    );
    const { message, exitCode } = await program.failure(...create, '-e', 'prompt.deleted');
    expect(message).toContain(
      '--event prompt.deleted: there is no such event; there are registered_model.created,',
    );
    expect(exitCode).toBe(2);
    expect((await program.failure(...create)).message).toContain('--event is missing');
  });
});

describe('traces', () => {
  async function newTrace(trace_id: string): Promise<void> {
    const trace_info = {
      trace_id,
      trace_location: { type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: '0' } },
      request_preview: 'what is it?',
      request_time: '2026-11-24T08:15:02.5Z',
      execution_duration: '1.25s',
      state: 'OK',
      tags: { color: 'red' },
    };
    const answer = await fetch(`${program.url}/api/3.0/mlflow/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ trace: { trace_info } }),
    });
    expect(answer.status).toBe(200);
  }

  it('are listed, described and deleted', async () => {
    const [first, second] = [`tr-${'1'.repeat(32)}`, `tr-${'2'.repeat(32)}`];
    await newTrace(first);
    await newTrace(second);
    expect(await program.run('traces', 'list', '-x', '0')).toMatch(
      new RegExp(`2026-11-24 08:15:02 UTC +${first} +OK +1\\.25 s +what is it\\?`),
    );
    const found = await program.json<{ trace_id: string }[]>(
      'traces',
      'list',
      '-x',
      '0',
      '--max-results',
      '1',
    );
    expect(found).toMatchObject([{ request_time: '2026-11-24T08:15:02.500Z', execution_duration_ms: 1250 }]);
    const filter = ['--filter', "tags.color = 'blue'"];
    expect(await program.json('traces', 'list', '-x', '0', ...filter)).toEqual([]);
    const described = JSON.parse(await program.run('traces', 'describe', '--trace-id', first)) as object;
    expect(described).toMatchObject({ trace_info: { trace_id: first, tags: { color: 'red' } }, spans: [] });
    expect(await program.run('traces', 'delete', '-x', '0', '--trace-ids', first)).toBe('Deleted 1 trace.\n');
    const late = ['--max-timestamp-millis', String(Date.UTC(2100, 0, 1))];
    expect(await program.run('traces', 'delete', '-x', '0', ...late)).toBe('Deleted 1 trace.\n');
    expect(await program.json('traces', 'list', '-x', '0')).toEqual([]);
    expect((await program.failure('traces', 'delete', '-x', '0')).exitCode).toBe(2);
  });
});
