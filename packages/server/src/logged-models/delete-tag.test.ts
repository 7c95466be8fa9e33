import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const deleteTag = (model_id: string, key: string) =>
  server.send('DELETE', `logged-models/${model_id}/tags/${encodeURIComponent(key)}`);

describe('logged-models/delete-tag', () => {
  it.each(['plain', 'a b', 'a/b', 'ü', 'a#b?c', '100%', '%2F'])(
    'removes the tag %j and no other',
    async (key) => {
      const tags = [
        { key, value: 'v' },
        { key: 'kept', value: 'v' },
      ];
      const model_id = await server.createLoggedModel({ tags });
      expect((await deleteTag(model_id, key)).text).toBe('{}');
      expect((await server.loggedModel(model_id)).info.tags).toEqual([{ key: 'kept', value: 'v' }]);
    },
  );

  it('says that a tag is not there, also the second time', async () => {
    const model_id = await server.createLoggedModel({ tags: [{ key: 'a', value: 'v' }] });
    await deleteTag(model_id, 'a');
    for (const key of ['a', 'A']) {
      expect(refusal(await deleteTag(model_id, key))).toEqual([
        404,
        'RESOURCE_DOES_NOT_EXIST',
        `No tag with key '${key}' found for model with ID '${model_id}'.`,
      ]);
    }
  });

  it('does not find an unknown model, and still writes to a deleted one, as MLflow does', async () => {
    expect(refusal(await deleteTag('m-nope', 'a'))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      "Logged model with ID 'm-nope' not found.",
    ]);
    const model_id = await server.createLoggedModel({ tags: [{ key: 'a', value: 'v' }] });
    await server.send('DELETE', `logged-models/${model_id}`);
    expect((await deleteTag(model_id, 'a')).text).toBe('{}');
    expect((await server.loggedModel(model_id)).info.tags ?? []).toEqual([]);
  });
});
