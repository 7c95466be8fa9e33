import { parseText, valueText } from '../python-json.ts';
import type { Attributes } from '../span.ts';
import { type Convention, filled, firstFilled, integerOf, type TokenKeys, valueOf } from './convention.ts';
import { choicesOfEvents, genAi, messagesOfEvents } from './gen-ai.ts';

/** Traceloop's OpenLLMetry: https://github.com/traceloop/openllmetry */
export const traceloop: Convention = {
  speaksOf: /^(?:traceloop\.|gen_ai\.|llm\.usage\.)/,
  kindKeys: ['traceloop.span.kind'],
  types: { workflow: 'WORKFLOW', task: 'TASK', agent: 'AGENT', tool: 'TOOL', unknown: 'UNKNOWN' },
  tokens: {
    input: ['gen_ai.usage.prompt_tokens'],
    output: ['gen_ai.usage.completion_tokens'],
    total: ['llm.usage.total_tokens'],
  },
  inputs: [
    'traceloop.entity.input',
    /^gen_ai\.prompt\.\d+\.content/,
    /^gen_ai\.completion\.\d+\.tool_calls\.\d+\.arguments/,
  ],
  outputs: ['traceloop.entity.output', /^gen_ai\.completion\.\d+\.content/],
  provider: 'gen_ai.system',
};

export const googleAdk: Convention = {
  speaksOf: /^gcp\.vertex\./,
  inputs: ['gcp.vertex.agent.llm_request', 'gcp.vertex.agent.tool_call_args'],
  outputs: ['gcp.vertex.agent.llm_response', 'gcp.vertex.agent.tool_response'],
};

export const voltAgent: Convention = {
  speaksOf: /^(?:span\.type|entity\.type|usage\.|llm\.|agent\.messages|input$|output$|voltagent\.)/,
  kindKeys: ['span.type', 'entity.type'],
  types: { agent: 'AGENT', llm: 'LLM', tool: 'TOOL', memory: 'MEMORY' },
  tokens: {
    input: ['usage.prompt_tokens', 'llm.usage.prompt_tokens'],
    output: ['usage.completion_tokens', 'llm.usage.completion_tokens'],
    total: ['usage.total_tokens', 'llm.usage.total_tokens'],
  },
  inputs: ['agent.messages', 'llm.messages', 'input'],
  outputs: ['output'],
  formatOf: (attributes) =>
    attributes.has('voltagent.operation_id') || attributes.has('voltagent.conversation_id')
      ? 'voltagent'
      : undefined,
};

const LIVEKIT_TYPES: readonly (readonly [RegExp, string])[] = [
  [/^lk\.retry_count$/, 'LLM'],
  [/^lk\.function_tool/, 'TOOL'],
  [/^lk\.(?:agent_name|instructions|generation_id)$/, 'AGENT'],
  [/^lk\.(?:tts|input_text$|user_transcript$|transcript_confidence$|transcription_delay$)/, 'UNKNOWN'],
];

export const liveKit: Convention = {
  speaksOf: /^(?:lk\.|gen_ai\.)/,
  inputs: ['lk.user_input', 'lk.user_transcript', 'lk.chat_ctx', 'lk.input_text'],
  outputs: ['lk.response.text', 'lk.response.function_calls'],
  inputOfEvents: messagesOfEvents,
  outputOfEvents: choicesOfEvents,
  typeOf(attributes) {
    if (attributes.has('gen_ai.request.model')) return 'LLM';
    const operation = valueOf(attributes, 'gen_ai.operation.name');
    const known = typeof operation === 'string' ? genAi.types?.[operation.toLowerCase()] : undefined;
    if (known !== undefined) return known;
    for (const key of attributes.keys()) {
      const found = LIVEKIT_TYPES.find(([pattern]) => pattern.test(key));
      if (found !== undefined) return found[1];
    }
    return undefined;
  },
  formatOf: (attributes) =>
    [...attributes.keys()].some((key) => key.startsWith('lk.')) ? 'livekit' : undefined,
};

export const laminar: Convention = {
  speaksOf: /^lmnr\./,
  kindKeys: ['lmnr.span.type'],
  types: {
    LLM: 'LLM',
    TOOL: 'TOOL',
    DEFAULT: 'CHAIN',
    PIPELINE: 'CHAIN',
    EXECUTOR: 'AGENT',
    EVALUATOR: 'EVALUATOR',
    HUMAN_EVALUATOR: 'EVALUATOR',
    EVALUATION: 'EVALUATOR',
    CACHED: 'LLM',
  },
  inputs: ['lmnr.span.input'],
  outputs: ['lmnr.span.output'],
  formatOf: (attributes) => (attributes.has('lmnr.span.type') ? 'openai' : undefined),
};

export const langfuse: Convention = {
  speaksOf: /^langfuse\./,
  kindKeys: ['langfuse.observation.type'],
  types: {
    generation: 'LLM',
    embedding: 'EMBEDDING',
    tool: 'TOOL',
    retriever: 'RETRIEVER',
    agent: 'AGENT',
    chain: 'CHAIN',
    evaluator: 'EVALUATOR',
    guardrail: 'GUARDRAIL',
    span: 'UNKNOWN',
  },
  inputs: ['langfuse.observation.input'],
  outputs: ['langfuse.observation.output'],
};

const CLAUDE_TYPES: Readonly<Record<string, string>> = {
  interaction: 'AGENT',
  llm_request: 'LLM',
  tool: 'TOOL',
};
const CLAUDE_TOKENS: Readonly<Record<keyof TokenKeys, string | undefined>> = {
  input: 'input_tokens',
  output: 'output_tokens',
  total: undefined,
  cacheRead: 'cache_read_tokens',
  cacheCreation: 'cache_creation_tokens',
};
const CLAUDE_DETAILS = ['full_command', 'file_path', 'skill_name', 'subagent_type'];

function claudeKind(attributes: Attributes): string | undefined {
  const kind = valueOf(attributes, 'span.type');
  const word = typeof kind === 'string' ? kind.replace(/^claude_code\./, '') : '';
  return Object.hasOwn(CLAUDE_TYPES, word) ? word : undefined;
}

function claudeContent(attributes: Attributes, key: string): string | undefined {
  const text = filled(attributes, key);
  return text === undefined || parseText(text) === '<REDACTED>' ? undefined : text;
}

/** Claude Code: https://code.claude.com/docs/en/monitoring-usage */
export const claudeCode: Convention = {
  speaksOf: /^span\.type$/,
  typeOf: (attributes) => CLAUDE_TYPES[claudeKind(attributes) ?? ''],
  tokenOf(attributes, kind) {
    if (claudeKind(attributes) !== 'llm_request') return undefined;
    const count = (name: keyof TokenKeys): number | undefined =>
      integerOf(valueOf(attributes, CLAUDE_TOKENS[name] ?? ''));
    if (kind !== 'input') return count(kind);
    const input = count('input');
    // What comes from or goes to the cache is not in its input count.
    return input === undefined
      ? undefined
      : input + (count('cacheRead') ?? 0) + (count('cacheCreation') ?? 0);
  },
  inputOf(attributes) {
    const kind = claudeKind(attributes);
    if (kind === 'interaction') {
      return claudeContent(attributes, 'user_prompt') ?? claudeContent(attributes, 'new_context');
    }
    if (kind === 'llm_request') return claudeContent(attributes, 'new_context');
    if (kind !== 'tool') return undefined;
    const input = claudeContent(attributes, 'tool_input');
    if (input !== undefined) return input;
    const details = CLAUDE_DETAILS.filter((key) => claudeContent(attributes, key) !== undefined);
    if (details.length === 0) return undefined;
    return valueText(Object.fromEntries(details.map((key) => [key, valueOf(attributes, key)])));
  },
  outputOf(attributes) {
    const kind = claudeKind(attributes);
    if (kind === 'llm_request') return claudeContent(attributes, 'response.model_output');
    return kind === 'tool' ? claudeContent(attributes, 'new_context') : undefined;
  },
  outputOfEvents(events, attributes) {
    if (claudeKind(attributes) !== 'tool') return undefined;
    const event = events.find(({ name }) => name === 'tool.output');
    if (event === undefined) return undefined;
    const known = ['output', 'content', 'diff'].filter(
      (key) => claudeContent(event.attributes, key) !== undefined,
    );
    return firstFilled(event.attributes, known);
  },
};
