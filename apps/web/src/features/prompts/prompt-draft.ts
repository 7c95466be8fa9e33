import type { PromptContent } from '../../api/prompts.ts';
import { type Message, messagesText, type PromptVersion } from './prompt-version.ts';

/** A version of a prompt as it is being written. */
export interface PromptDraft {
  readonly kind: 'text' | 'chat';
  readonly text: string;
  readonly messages: readonly Message[];
  readonly commitMessage: string;
  readonly modelConfig: string;
  readonly responseFormat: string;
}

export const EMPTY_DRAFT: PromptDraft = {
  kind: 'text',
  text: '',
  messages: [
    { role: 'system', content: '' },
    { role: 'user', content: '' },
  ],
  commitMessage: '',
  modelConfig: '',
  responseFormat: '',
};

/** A draft that begins where a version stands; what is said about it has to be said anew. */
export function draftFrom(version: PromptVersion): PromptDraft {
  const { messages, text, modelConfig, responseFormat } = version;
  return {
    ...EMPTY_DRAFT,
    kind: messages === undefined ? 'text' : 'chat',
    text: messages === undefined ? text : '',
    messages: messages ?? EMPTY_DRAFT.messages,
    modelConfig,
    responseFormat,
  };
}

/** The same words in the other kind, so that a change of mind costs nothing. */
export function switchKind(draft: PromptDraft, kind: PromptDraft['kind']): PromptDraft {
  if (kind === draft.kind) return draft;
  if (kind === 'chat') {
    const isUntouched = draft.messages.every(({ content }) => content === '');
    return {
      ...draft,
      kind,
      messages: isUntouched ? [{ role: 'user', content: draft.text }] : draft.messages,
    };
  }
  return { ...draft, kind, text: draft.text === '' ? messagesText(spoken(draft)) : draft.text };
}

function spoken({ messages }: PromptDraft): Message[] {
  return messages.filter(({ content }) => content.trim() !== '');
}

/** What is sent for a draft, or what is wrong with it. */
export function contentOf(draft: PromptDraft): PromptContent | { readonly error: string } {
  const messages = spoken(draft);
  const text = draft.kind === 'text' ? draft.text : JSON.stringify(messages.map(storedMessage));
  if (draft.kind === 'text' ? text.trim() === '' : messages.length === 0) {
    return { error: 'The template has no text yet.' };
  }
  for (const [name, json] of [
    ['The model configuration', draft.modelConfig],
    ['The response format', draft.responseFormat],
  ] as const) {
    if (json.trim() !== '' && !isJsonObject(json)) return { error: `${name} must be a JSON object.` };
  }
  return {
    kind: draft.kind,
    text,
    commitMessage: draft.commitMessage.trim(),
    modelConfig: compact(draft.modelConfig),
    responseFormat: compact(draft.responseFormat),
  };
}

function storedMessage({ role, content, isJson = false }: Message): { role: string; content: unknown } {
  if (!isJson) return { role, content };
  try {
    return { role, content: JSON.parse(content) as unknown };
  } catch {
    // It was edited, and is a text now.
    return { role, content };
  }
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function compact(json: string): string {
  return json.trim() === '' ? '' : JSON.stringify(JSON.parse(json));
}
