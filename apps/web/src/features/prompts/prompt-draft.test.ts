import { expect, test } from 'vitest';
import type { ModelVersion } from '../../api/registry.ts';
import { contentOf, draftFrom, EMPTY_DRAFT, switchKind } from './prompt-draft.ts';
import { promptVersion } from './prompt-version.ts';

function version(tags: Record<string, string>): ModelVersion {
  return {
    name: 'p',
    version: '2',
    creation_timestamp: 1,
    last_updated_timestamp: 1,
    current_stage: 'None',
    description: 'why',
    source: 'dummy-source',
    status: 'READY',
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
  };
}

const CHAT = version({
  'mlflow.prompt.is_prompt': 'true',
  'mlflow.prompt.text': '[{"role":"system","content":"Be {{tone}}."},{"role":"user","content":"{{q}}"}]',
  _mlflow_prompt_type: 'chat',
  _mlflow_prompt_model_config: '{"temperature":0.2}',
  team: 'support',
});

test('a version is read from its tags, of which only those of people are shown', () => {
  const read = promptVersion(CHAT);
  expect(read.messages).toHaveLength(2);
  expect(read.text).toBe('[system]\nBe {{tone}}.\n\n[user]\n{{q}}');
  expect(read.tags).toEqual([{ key: 'team', value: 'support' }]);
  expect(read.modelConfig).toBe('{\n  "temperature": 0.2\n}');
  expect(read.commitMessage).toBe('why');
});

test('a chat that is no list of messages is the text that it is', () => {
  const read = promptVersion(version({ 'mlflow.prompt.text': '{"role":1}', _mlflow_prompt_type: 'chat' }));
  expect(read.messages).toBeUndefined();
  expect(read.text).toBe('{"role":1}');
});

test('content that is no text, such as parts of a message, stands as JSON', () => {
  const text = '[{"role":"user","content":[{"type":"text"}]}]';
  const read = promptVersion(version({ 'mlflow.prompt.text': text, _mlflow_prompt_type: 'chat' }));
  expect(read.messages?.[0]?.content).toContain('"type": "text"');
  expect(contentOf(draftFrom(read))).toMatchObject({ text });
});

test('a draft that begins at a version is sent as the version was kept', () => {
  const content = contentOf({ ...draftFrom(promptVersion(CHAT)), commitMessage: ' again ' });
  expect(content).toEqual({
    kind: 'chat',
    text: '[{"role":"system","content":"Be {{tone}}."},{"role":"user","content":"{{q}}"}]',
    commitMessage: 'again',
    modelConfig: '{"temperature":0.2}',
    responseFormat: '',
  });
});

test('what cannot be kept is refused before it is sent', () => {
  const draft = { ...EMPTY_DRAFT, text: 'x' };
  expect(contentOf({ ...draft, text: ' ' })).toEqual({ error: 'The template has no text yet.' });
  expect(contentOf({ ...draft, kind: 'chat' })).toEqual({ error: 'The template has no text yet.' });
  expect(contentOf({ ...draft, modelConfig: '[1]' })).toEqual({
    error: 'The model configuration must be a JSON object.',
  });
  expect(contentOf({ ...draft, responseFormat: '{' })).toEqual({
    error: 'The response format must be a JSON object.',
  });
});

test('a change of kind takes the words along', () => {
  const chat = switchKind({ ...EMPTY_DRAFT, text: 'Hello {{x}}' }, 'chat');
  expect(chat.messages).toEqual([{ role: 'user', content: 'Hello {{x}}' }]);
  expect(switchKind({ ...chat, text: '' }, 'text').text).toBe('[user]\nHello {{x}}');
});
