import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

async function search(query: Record<string, string | number | string[]>): Promise<string[]> {
  const { json } = await server.get('model-versions/search', query);
  const { model_versions = [] } = json as { model_versions?: { name: string; version: string }[] };
  return model_versions.map(({ name, version }) => `${name}/${version}`);
}

async function createVersions(): Promise<void> {
  for (const name of ['b', 'a']) await server.createRegisteredModel(name);
  for (const [name, run_id] of [
    ['a', 'r1'],
    ['b', 'r1'],
    ['a', 'r2'],
  ] as const) {
    server.advanceClock(1000);
    await server.createModelVersion(name, { run_id, tags: [{ key: 'run', value: run_id }] });
  }
}

describe('model-versions/search', () => {
  it('finds by name, number, run, source and tag, the newest first', async () => {
    await createVersions();
    expect(await search({})).toEqual(['a/2', 'b/1', 'a/1']);
    expect(await search({ filter: "name = 'a' AND version_number > 1" })).toEqual(['a/2']);
    expect(await search({ filter: "run_id IN ('r1')" })).toEqual(['b/1', 'a/1']);
    expect(await search({ filter: "source_path LIKE 's3://%' AND tags.run = 'r2'" })).toEqual(['a/2']);
    expect(await search({ filter: "version_number = '1'", order_by: ['name ASC'] })).toEqual(['a/1', 'b/1']);
    expect(await search({ order_by: ['creation_timestamp'] })).toEqual(['a/1', 'b/1', 'a/2']);
  });

  it('leaves prompts out unless asked', async () => {
    const tags = [{ key: 'mlflow.prompt.is_prompt', value: 'true' }];
    await server.createRegisteredModel('p', { tags });
    await server.createModelVersion('p', { source: 'prompt-template', tags });
    expect(await search({})).toEqual([]);
    expect(await search({ filter: "tags.`mlflow.prompt.is_prompt` = 'true'" })).toEqual(['p/1']);
  });

  it.each([
    [{ max_results: 0 }, 'Invalid value for max_results. It must be a positive integer, but got 0'],
    [{ max_results: 200_001 }, 'max_results'],
    [{ filter: 'version_number = 1.5' }, "Invalid value for numeric attribute 'version_number': 1.5"],
    [{ filter: "version_number LIKE '1'" }, 'Invalid comparator for attribute version_number: LIKE'],
    [{ filter: "source_path IN ('x')" }, "Only ['name', 'run_id'] attributes support"],
    [{ filter: "user_id = 'x'" }, "Invalid attribute key 'user_id' specified"],
    [{ order_by: ['run_id'] }, "Invalid attribute key 'run_id' specified"],
  ])('refuses %j', async (query, message) => {
    expect(refusal(await server.get('model-versions/search', query))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
  });
});
