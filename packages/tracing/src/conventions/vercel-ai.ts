import { parseText, valueText } from '../python-json.ts';
import type { Attributes } from '../span.ts';
import { type Convention, firstFilled, valueOf } from './convention.ts';

const INPUTS = ['ai.prompt', 'ai.toolCall.args', 'ai.value', 'ai.values'];
const OUTPUTS = [
  'ai.response.text',
  'ai.toolCall.result',
  'ai.response.object',
  'ai.embedding',
  'ai.embeddings',
];
const CHATS = new Set<unknown>(['ai.generateText.doGenerate', 'ai.streamText.doStream']);
/** How often JSON within JSON is looked into. */
const NESTING_MAX = 3;

function isChat(attributes: Attributes): boolean {
  return CHATS.has(valueOf(attributes, 'ai.operationId'));
}

function unwrapped(value: unknown, depth = NESTING_MAX): unknown {
  if (typeof value !== 'string' || depth === 0) return value;
  const inner = parseText(value);
  return inner === undefined ? value : unwrapped(inner, depth - 1);
}

function membersUnder(attributes: Attributes, prefix: string): Record<string, unknown> {
  const members: [string, unknown][] = [];
  for (const [key, text] of attributes) {
    if (key.startsWith(prefix)) members.push([key.slice(prefix.length), unwrapped(text)]);
  }
  return Object.fromEntries(members);
}

/** Vercel's AI SDK: https://ai-sdk.dev/docs/ai-sdk-core/telemetry */
export const vercelAi: Convention = {
  speaksOf: /^ai\./,
  kindKeys: ['ai.operationId'],
  types: {
    'ai.generateText': 'LLM',
    'ai.generateText.doGenerate': 'LLM',
    'ai.toolCall': 'TOOL',
    'ai.streamText': 'LLM',
    'ai.streamText.doStream': 'LLM',
    'ai.generateObject': 'LLM',
    'ai.generateObject.doGenerate': 'LLM',
    'ai.streamObject': 'LLM',
    'ai.streamObject.doStream': 'LLM',
    'ai.embed': 'EMBEDDING',
    'ai.embed.doEmbed': 'EMBEDDING',
    'ai.embedMany': 'EMBEDDING',
    'ai.embedMany.doEmbed': 'EMBEDDING',
  },
  // Sent beside GenAI's counts or, by older versions, alone.
  tokens: {
    input: ['ai.usage.promptTokens', 'ai.usage.inputTokens', 'ai.usage.tokens'],
    output: ['ai.usage.completionTokens', 'ai.usage.outputTokens'],
    total: ['ai.usage.totalTokens'],
    cacheRead: ['ai.usage.cachedInputTokens'],
  },
  models: ['ai.response.model', 'ai.model.id'],
  provider: 'ai.model.provider',
  inputOf(attributes) {
    if (!isChat(attributes)) return firstFilled(attributes, INPUTS);
    const inputs = membersUnder(attributes, 'ai.prompt.');
    const tools = inputs['tools'];
    if (Array.isArray(tools)) inputs['tools'] = tools.map((tool) => unwrapped(tool));
    return Object.keys(inputs).length === 0 ? undefined : valueText(inputs);
  },
  outputOf(attributes) {
    if (!isChat(attributes)) return firstFilled(attributes, OUTPUTS);
    const outputs = membersUnder(attributes, 'ai.response.');
    return Object.keys(outputs).length === 0 ? undefined : valueText(outputs);
  },
  formatOf: (attributes) => (isChat(attributes) ? 'vercel_ai' : undefined),
};
