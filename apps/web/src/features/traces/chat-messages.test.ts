import { describe, expect, test } from 'vitest';
import { chatMessages } from './chat-messages.ts';

const shown = (value: unknown) =>
  chatMessages(value)?.map(({ role, parts }) => [
    role,
    ...parts.map((part) => {
      if (part.kind === 'call') return `${part.name}(${JSON.stringify(part.input)})`;
      return part.kind === 'text' ? part.text : part.kind;
    }),
  ]);

describe('conversations in the forms of', () => {
  test('OpenAI: a request and its answer with a call', () => {
    const messages = [
      { role: 'developer', content: 'Be kind.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Hi' },
          { type: 'image_url', image_url: { url: 'u' } },
        ],
      },
    ];
    expect(shown({ model: 'm', messages })).toEqual([
      ['system', 'Be kind.'],
      ['user', 'Hi', 'image'],
    ]);
    const message = {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: '1', type: 'function', function: { name: 'find', arguments: '{"id":1}' } }],
    };
    expect(shown({ choices: [{ message }] })).toEqual([['assistant', 'find({"id":1})']]);
  });

  test("OpenAI's responses", () => {
    expect(shown({ model: 'm', instructions: 'Be kind.', input: 'Hi' })).toEqual([
      ['system', 'Be kind.'],
      ['user', 'Hi'],
    ]);
    const output = [
      { type: 'reasoning', summary: [] },
      { type: 'function_call', name: 'find', arguments: '{}' },
      { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Hello' }] },
    ];
    expect(shown({ output })).toEqual([
      ['assistant', 'find({})'],
      ['assistant', 'Hello'],
    ]);
  });

  test('Anthropic', () => {
    const messages = [
      { role: 'user', content: 'Hi' },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: '1', content: 'found' }] },
    ];
    expect(shown({ system: 'Be kind.', messages })).toEqual([
      ['system', 'Be kind.'],
      ['user', 'Hi'],
      ['user', 'value'],
    ]);
    const content = [
      { type: 'thinking', thinking: 'hm' },
      { type: 'text', text: 'Hello' },
      { type: 'tool_use', name: 'find', input: { id: 1 } },
    ];
    expect(shown({ role: 'assistant', content })).toEqual([
      ['assistant', 'reasoning', 'Hello', 'find({"id":1})'],
    ]);
  });

  test('LangChain: nested lists, classes and generations', () => {
    expect(shown([[{ type: 'human', content: 'Hi' }]])).toEqual([['user', 'Hi']]);
    const message = { lc: 1, id: ['langchain', 'AIMessage'], kwargs: { content: 'Hello' } };
    expect(shown({ messages: [message] })).toEqual([['assistant', 'Hello']]);
    expect(shown({ generations: [[{ text: 'Hello', message }]] })).toEqual([['assistant', 'Hello']]);
    expect(shown({ generations: [[{ text: 'Hello' }]] })).toEqual([['assistant', 'Hello']]);
  });

  test('Gemini and Bedrock', () => {
    const contents = [{ role: 'model', parts: [{ text: 'Hi' }, { functionCall: { name: 'f', args: {} } }] }];
    expect(shown({ contents })).toEqual([['assistant', 'Hi', 'f({})']]);
    expect(shown({ candidates: [{ content: contents[0] }] })).toEqual([['assistant', 'Hi', 'f({})']]);
    const content = [{ text: 'Hi' }, { toolUse: { name: 'f', input: { a: 1 } } }];
    expect(shown({ output: { message: { role: 'assistant', content } } })).toEqual([
      ['assistant', 'Hi', 'f({"a":1})'],
    ]);
  });
});

test('what is no conversation', () => {
  for (const value of [
    null,
    'text',
    5,
    [],
    [1],
    {},
    { question: 'why?' },
    [{ page_content: 'a', type: 'b' }],
  ])
    expect(chatMessages(value)).toBeUndefined();
  expect(chatMessages({ messages: [{ role: 'user', content: 'a' }, 'not one'] })).toBeUndefined();
});

test('a picture beside the trace stays where it was said', () => {
  const data = `mlflow-attachment://a03550e7-e087-498e-89f9-8749b4dd7537?content_type=image%2Fpng&trace_id=tr-${'b'.repeat(32)}`;
  const content = [{ type: 'image', source: { type: 'base64', media_type: 'image/png', data } }];
  expect(chatMessages({ messages: [{ role: 'user', content }] })?.[0]?.parts).toEqual([
    { kind: 'image', source: data },
  ]);
});
