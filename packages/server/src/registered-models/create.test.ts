import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('registered-models/create', () => {
  it('makes a model without versions, with its tags', async () => {
    const tags = [{ key: 'a', value: '1' }, { key: 'a', value: '2' }, { key: 'b' }];
    const answer = await server.post('registered-models/create', { name: 'ünï m', description: 'd', tags });
    const registered_model = {
      name: 'ünï m',
      creation_timestamp: 1_700_000_000_000,
      last_updated_timestamp: 1_700_000_000_000,
      description: 'd',
      tags: [
        { key: 'a', value: '2' },
        { key: 'b', value: '' },
      ],
    };
    expect(answer.json).toEqual({ registered_model });
    expect(await server.registeredModel('ünï m')).toEqual(registered_model);
  });

  it.each(['', ' ', 'a/b', 'a:b', '.', '..', 'n'.repeat(257)])('refuses the name %j', async (name) => {
    const answer = await server.post('registered-models/create', { name });
    expect(refusal(answer)).toEqual([400, 'INVALID_PARAMETER_VALUE', expect.stringContaining('name')]);
  });

  it('gives a name once, to a model or to a prompt', async () => {
    const tags = [{ key: 'mlflow.prompt.is_prompt', value: 'true' }];
    await server.createRegisteredModel('model');
    await server.createRegisteredModel('prompt', { tags });
    const again = async (name: string, draft: object): Promise<unknown> =>
      refusal(await server.post('registered-models/create', { name, ...draft }));
    const taken = (message: string): unknown => [
      400,
      'RESOURCE_ALREADY_EXISTS',
      expect.stringContaining(message),
    ];
    expect(await again('model', {})).toEqual(taken('Registered Model (name=model) already exists.'));
    expect(await again('prompt', { tags })).toEqual(taken('Prompt (name=prompt) already exists.'));
    expect(await again('prompt', {})).toEqual(taken('already taken by a prompt'));
    expect(await again('model', { tags })).toEqual(taken('already taken by a registered model'));
  });

  it('makes one of fifty that come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => server.post('registered-models/create', { name: 'm' })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(49);
  });
});
