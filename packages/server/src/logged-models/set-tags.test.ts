import { byKey, refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const setTags = (model_id: string, tags: unknown) =>
  server.send('PATCH', `logged-models/${model_id}/tags`, { tags });

describe('logged-models/set-tags', () => {
  it('writes, overwrites and answers nothing', async () => {
    const model_id = await server.createLoggedModel({ tags: [{ key: 'kept', value: '0' }] });
    await setTags(model_id, [{ key: 'a', value: '1' }, { key: 'bare' }]);
    server.advanceClock(2);
    const twice = [
      { key: 'a', value: '2' },
      { key: 'a', value: '3' },
    ];
    expect((await setTags(model_id, twice)).text).toBe('{}');
    const { tags } = (await server.loggedModel(model_id)).info;
    expect(byKey(tags)).toEqual([
      { key: 'a', value: '3' },
      { key: 'bare', value: '' },
      { key: 'kept', value: '0' },
    ]);
  });

  it('takes keys with a slash and without ASCII, which can be searched for', async () => {
    const model_id = await server.createLoggedModel();
    await setTags(model_id, [{ key: 'ä/b', value: 'v' }]);
    const filter = "tags.`ä/b` = 'v'";
    const found = await server.post('logged-models/search', { experiment_ids: ['0'], filter });
    expect(found.json).toMatchObject({ models: [{ info: { model_id } }] });
  });

  it.each([
    [[{ key: 'good', value: 'v' }, { value: 'v' }], "Missing value for required parameter 'tags[1].key'."],
    [
      [
        { key: 'good', value: 'v' },
        { key: 'a', value: 1 },
      ],
      "Invalid value 1 for parameter 'tags[1].value'",
    ],
    [{ key: 'a' }, 'Invalid value {"key":"a"} for parameter \'tags\''],
  ])('stores nothing of %j', async (tags, message) => {
    const model_id = await server.createLoggedModel();
    expect(refusal(await setTags(model_id, tags))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
    expect((await server.loggedModel(model_id)).info.tags ?? []).toEqual([]);
  });

  it('does not find an unknown model, and still writes to a deleted one, as MLflow does', async () => {
    const one = [{ key: 'a', value: '1' }];
    expect(refusal(await setTags('m-nope', one))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      "Logged model with ID 'm-nope' not found.",
    ]);
    const model_id = await server.createLoggedModel();
    await server.send('DELETE', `logged-models/${model_id}`);
    expect((await setTags(model_id, one)).text).toBe('{}');
    expect((await server.loggedModel(model_id)).info.tags).toEqual(one);
  });
});
