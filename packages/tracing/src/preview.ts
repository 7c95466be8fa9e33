import { TRACE_PREVIEW_CHARACTERS_MAX } from '@millrace/protocol';
import { parseText } from './python-json.ts';

type Role = 'user' | 'assistant';
interface Message {
  readonly role: unknown;
  readonly content: unknown;
}

/** What a list of traces shows of inputs or outputs: of a chat the last message of the role, else the JSON, cut. */
export function previewOf(text: string, role: Role): string {
  const mayBeChat = text.startsWith('{');
  const messages = mayBeChat ? messagesIn(parseText(text)) : undefined;
  const last = messages?.findLast((message) => message.role === role) ?? messages?.at(-1);
  const shown = (last === undefined ? '' : textOf(last.content)) || text;
  if (shown.length <= TRACE_PREVIEW_CHARACTERS_MAX) return shown;
  const characters = Array.from(shown.slice(0, 2 * TRACE_PREVIEW_CHARACTERS_MAX + 2));
  if (characters.length <= TRACE_PREVIEW_CHARACTERS_MAX) return shown;
  return `${characters.slice(0, TRACE_PREVIEW_CHARACTERS_MAX - 3).join('')}...`;
}

/** Requests and answers of chats, in the forms of OpenAI's two APIs. */
function messagesIn(value: unknown): readonly Message[] | undefined {
  if (!isObject(value)) return undefined;
  if (isFilledList(value['messages'])) return value['messages'].filter(isMessage);
  const { choices } = value;
  const message = isFilledList(choices) && isObject(choices[0]) ? choices[0]['message'] : undefined;
  if (isMessage(message)) return [message];
  if (isFilledList(value['input'])) return value['input'].filter(isMessage);
  if (isFilledList(value['output'])) return value['output'].filter(isMessage);
  return messagesIn(value['request']);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFilledList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length > 0;
}

function isMessage(value: unknown): value is Message {
  return isObject(value) && 'role' in value && 'content' in value;
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  for (const part of content) {
    if (typeof part === 'string') return part;
    if (isObject(part) && (part['type'] === 'text' || part['type'] === 'output_text')) {
      return typeof part['text'] === 'string' ? part['text'] : '';
    }
  }
  return '';
}
