import { valueText } from '../python-json.ts';
import type { Attributes } from '../span.ts';
import { type Convention, firstFilled, valueOf } from './convention.ts';

const KIND = 'gen_ai.operation.name';
const INPUTS = ['gen_ai.input.messages', 'gen_ai.tool.call.arguments'];
const OUTPUTS = ['gen_ai.output.messages', 'gen_ai.tool.call.result'];

/** OpenTelemetry's conventions: https://opentelemetry.io/docs/specs/semconv/gen-ai/ */
export const genAi: Convention = {
  speaksOf: /^gen_ai\./,
  kindKeys: [KIND],
  types: {
    chat: 'CHAT_MODEL',
    create_agent: 'AGENT',
    embeddings: 'EMBEDDING',
    execute_tool: 'TOOL',
    generate_content: 'LLM',
    invoke_agent: 'AGENT',
    text_completion: 'LLM',
    response: 'LLM',
    // Newer operations, which MLflow does not know yet.
    invoke_workflow: 'WORKFLOW',
    retrieval: 'RETRIEVER',
  },
  tokens: {
    input: ['gen_ai.usage.input_tokens'],
    output: ['gen_ai.usage.output_tokens'],
    cacheRead: ['gen_ai.usage.cache_read.input_tokens'],
    cacheCreation: ['gen_ai.usage.cache_write.input_tokens', 'gen_ai.usage.cache_creation.input_tokens'],
  },
  inputs: INPUTS,
  outputs: OUTPUTS,
  models: ['gen_ai.response.model', 'gen_ai.request.model'],
  provider: 'gen_ai.provider.name',
  tools: 'gen_ai.tool.definitions',
};

const GEMINI_TYPES: Readonly<Record<string, string>> = {
  llm_call: 'LLM',
  tool_call: 'TOOL',
  agent_call: 'AGENT',
};

function isGemini(attributes: Attributes): boolean {
  return valueOf(attributes, 'gen_ai.agent.name') === 'gemini-cli';
}

/** Gemini's command line: GenAI with operations of its own and chats that want Gemini's form. */
export const geminiCli: Convention = {
  ...genAi,
  speaksOf: /^gen_ai\.agent\.name$/,
  typeOf: (attributes) =>
    isGemini(attributes) ? GEMINI_TYPES[String(valueOf(attributes, KIND))] : undefined,
  formatOf: (attributes) => (isGemini(attributes) ? 'gemini' : undefined),
  inputOf(attributes) {
    const text = isGemini(attributes) ? firstFilled(attributes, INPUTS) : undefined;
    if (text === undefined) return undefined;
    const value = valueOf(new Map([['text', text]]), 'text');
    return Array.isArray(value) || typeof value === 'string' ? valueText({ contents: value }) : text;
  },
  outputOf(attributes) {
    const text = isGemini(attributes) ? firstFilled(attributes, OUTPUTS) : undefined;
    if (text === undefined) return undefined;
    const value = valueOf(new Map([['text', text]]), 'text');
    const parts = Array.isArray(value)
      ? value.flatMap((item: { parts?: unknown } | null) => (Array.isArray(item?.parts) ? item.parts : []))
      : [];
    return parts.length === 0 ? text : valueText({ candidates: [{ content: { role: 'model', parts } }] });
  },
};

/** Spring AI: GenAI with the content in events. */
export const springAi: Convention = {
  speaksOf: /^gen_ai\./,
  inputOfEvents: (events) => eventText(events, 'gen_ai.content.prompt', 'gen_ai.prompt'),
  outputOfEvents: (events) => eventText(events, 'gen_ai.content.completion', 'gen_ai.completion'),
};

type Events = Parameters<NonNullable<Convention['inputOfEvents']>>[0];

function eventText(events: Events, name: string, key: string): string | undefined {
  for (const event of events) {
    const text = event.name === name ? firstFilled(event.attributes, [key]) : undefined;
    if (text !== undefined) return text;
  }
  return undefined;
}

const ROLES: Readonly<Record<string, string>> = {
  'gen_ai.system.message': 'system',
  'gen_ai.user.message': 'user',
  'gen_ai.assistant.message': 'assistant',
};

/** The messages of GenAI's own events, which LiveKit and older instrumentation send. */
export function messagesOfEvents(events: Events): string | undefined {
  const messages = events.flatMap(({ name, attributes }) => {
    const role = ROLES[name];
    const content = role === undefined ? undefined : valueOf(attributes, 'content');
    return content ? [{ role, content }] : [];
  });
  return messages.length === 0 ? undefined : valueText(messages);
}

export function choicesOfEvents(events: Events): string | undefined {
  const messages = events.flatMap(({ name, attributes }) => {
    const content = name === 'gen_ai.choice' ? valueOf(attributes, 'content') : undefined;
    return content ? [{ role: valueOf(attributes, 'role') ?? 'assistant', content }] : [];
  });
  return messages.length === 0 ? undefined : valueText(messages);
}
