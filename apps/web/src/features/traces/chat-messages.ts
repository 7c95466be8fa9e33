import { readAttachment } from '../../formats/attachment.ts';
import { isHolder } from '../../components/json-rows.ts';

export type ChatPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reasoning'; readonly text: string }
  | { readonly kind: 'image'; readonly source: string }
  | { readonly kind: 'call'; readonly name: string; readonly input: unknown }
  /** Anything else: what a tool answered, a file. */
  | { readonly kind: 'value'; readonly title: string; readonly value: unknown };

export interface ChatMessage {
  /** `system`, `user`, `assistant`, `tool`, or what somebody else calls it. */
  readonly role: string;
  /** Of the speaker or the tool; '' for none. */
  readonly name: string;
  readonly parts: readonly ChatPart[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Words that others have for the same roles. */
const ROLES: Readonly<Record<string, string>> = {
  human: 'user',
  ai: 'assistant',
  model: 'assistant',
  developer: 'system',
  function: 'tool',
  HumanMessage: 'user',
  AIMessage: 'assistant',
  SystemMessage: 'system',
  ToolMessage: 'tool',
  FunctionMessage: 'tool',
};

function fieldsOf(value: unknown): Fields | undefined {
  return isHolder(value) && !Array.isArray(value) ? (value as Fields) : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What JSON in a text holds; the text itself where it is none. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** A call of a tool, in the words of OpenAI, LangChain, Anthropic, Gemini or Bedrock. */
function callOf(value: unknown): ChatPart[] {
  const fields = fieldsOf(value);
  if (fields === undefined) return [];
  const inner =
    fieldsOf(fields['function']) ?? fieldsOf(fields['functionCall']) ?? fieldsOf(fields['toolUse']) ?? fields;
  const name = text(inner['name']);
  if (name === '') return [];
  return [{ kind: 'call', name, input: parsed(inner['arguments'] ?? inner['args'] ?? inner['input']) }];
}

function imageOf(fields: Fields): string | undefined {
  const link = fields['image_url'];
  const url = typeof link === 'string' ? link : text(fieldsOf(link)?.['url']);
  if (url !== '') return url;
  const source = fieldsOf(fields['source']);
  if (source === undefined) return undefined;
  if (text(source['url']) !== '') return text(source['url']);
  const type = text(source['media_type']);
  // Clients put larger pictures beside the trace, and leave where they are.
  if (readAttachment(text(source['data'])) !== undefined) return text(source['data']);
  return type.startsWith('image/') ? `data:${type};base64,${text(source['data'])}` : undefined;
}

function partOf(value: unknown): ChatPart[] {
  if (typeof value === 'string') return [{ kind: 'text', text: value }];
  const fields = fieldsOf(value);
  if (fields === undefined) return [];
  const type = text(fields['type']);
  if (
    ['tool_use', 'tool_call', 'function_call'].includes(type) ||
    fields['functionCall'] ||
    fields['toolUse']
  )
    return callOf(fields);
  const thought = text(fields['thinking'] ?? fields['reasoning']);
  if (thought !== '') return [{ kind: 'reasoning', text: thought }];
  const image = imageOf(fields);
  if (image !== undefined) return [{ kind: 'image', source: image }];
  const words = fields['text'] ?? fields['content'] ?? fields['refusal'];
  const isAnswer = /result|response|output$/.test(type) && type !== 'output_text';
  if (typeof words === 'string' && !isAnswer)
    return [{ kind: type === 'reasoning' ? 'reasoning' : 'text', text: words }];
  return [{ kind: 'value', title: type === '' ? 'value' : type.replaceAll('_', ' '), value }];
}

function partsOf(content: unknown): ChatPart[] {
  if (content === undefined || content === null || content === '') return [];
  return Array.isArray(content) ? content.flatMap(partOf) : partOf(content);
}

/** One message; undefined for what is none. */
function messageOf(value: unknown): ChatMessage | undefined {
  const fields = fieldsOf(value);
  if (fields === undefined) return undefined;
  const kept = fieldsOf(fields['kwargs']) ?? fieldsOf(fields['data']);
  const kind = listOf(fields['id']).at(-1);
  // LangChain's own form of a message: its class at the end of `id`, its fields in `kwargs`.
  if (kept !== undefined && 'content' in kept)
    return messageOf({ role: text(kind) || text(fields['type']), ...kept });
  if (fields['type'] === 'function_call') return { role: 'assistant', name: '', parts: callOf(fields) };
  if (fields['type'] === 'function_call_output')
    return { role: 'tool', name: '', parts: partsOf(parsed(fields['output'])) };
  const role = text(fields['role']) || text(fields['type']);
  const content = fields['content'] ?? fields['parts'] ?? fields['blocks'];
  const calls = listOf(fields['tool_calls']).flatMap(callOf);
  if (role === '' || (content === undefined && calls.length === 0)) return undefined;
  const isKnown = 'role' in fields || role in ROLES;
  if (!isKnown) return undefined;
  const thought = text(fields['reasoning_content']);
  return {
    role: ROLES[role] ?? role,
    name: text(fields['name']),
    parts: [
      ...(thought === '' ? [] : [{ kind: 'reasoning', text: thought } as const]),
      ...partsOf(content),
      ...calls,
    ],
  };
}

/** Messages, when all that stands in the list are some. */
function messagesOf(value: unknown): ChatMessage[] | undefined {
  const list = listOf(value).flatMap((item) => (Array.isArray(item) ? (item as unknown[]) : [item]));
  const items = list.filter((item) => fieldsOf(item)?.['type'] !== 'reasoning');
  const found = items.map(messageOf);
  return found.length > 0 && found.every((one) => one !== undefined) ? found : undefined;
}

const LISTS = [
  'messages',
  'contents',
  'input_messages',
  'output_messages',
  'history',
  'input',
  'output',
  'message',
];

/**
 * The conversation in a span's inputs or outputs, in the common forms (OpenAI chat and responses, Anthropic,
 * LangChain, Gemini, Bedrock, OpenTelemetry, or any list of roles with contents); undefined where there is none.
 */
export function chatMessages(value: unknown): ChatMessage[] | undefined {
  const direct = messagesOf(value);
  if (direct !== undefined) return direct;
  const fields = fieldsOf(value);
  if (fields === undefined) return undefined;
  const single = messageOf(fields);
  if (single !== undefined) return [single];
  const chosen = choices(fields);
  if (chosen !== undefined) return chosen;
  for (const name of LISTS) {
    const inner = fields[name];
    const found = messagesOf(inner) ?? (fieldsOf(inner) && chatMessages(inner));
    if (found !== undefined) return [...instructions(fields), ...found];
  }
  const isResponse = typeof fields['input'] === 'string' && 'model' in fields;
  if (!isResponse) return undefined;
  return [...instructions(fields), { role: 'user', name: '', parts: partsOf(fields['input']) }];
}

/** What stands beside the messages and speaks before them. */
function instructions(fields: Fields): ChatMessage[] {
  const parts = partsOf(fields['system'] ?? fields['instructions']);
  return parts.length === 0 ? [] : [{ role: 'system', name: '', parts }];
}

/** The answers among which a model lets choose. */
function choices(fields: Fields): ChatMessage[] | undefined {
  const offered = [
    ...listOf(fields['choices']).map((one) => fieldsOf(one)?.['message']),
    ...listOf(fields['candidates']).map((one) => fieldsOf(one)?.['content']),
    ...listOf(fields['generations'])
      .flatMap((one) => (Array.isArray(one) ? (one as unknown[]) : [one]))
      .map((one) => fieldsOf(one)?.['message'] ?? { role: 'assistant', content: fieldsOf(one)?.['text'] }),
  ];
  return offered.length === 0 ? undefined : messagesOf(offered);
}
