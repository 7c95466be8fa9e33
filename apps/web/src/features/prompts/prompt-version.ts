import { PROMPT_TAGS } from '../../api/prompt-tags.ts';
import type { ModelVersion } from '../../api/registry.ts';

export interface Message {
  readonly role: string;
  /** The text; as JSON where `isJson` says so. */
  readonly content: string;
  /** Content that is no text, such as a list of parts. */
  readonly isJson?: boolean;
}

/** A version of a prompt, read from the tags in which it is kept. */
export interface PromptVersion {
  readonly number: string;
  /** Undefined for a text. */
  readonly messages: readonly Message[] | undefined;
  /** The template as text; messages one below the other. */
  readonly text: string;
  readonly commitMessage: string;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  /** JSON, or '' where there is none. */
  readonly modelConfig: string;
  readonly responseFormat: string;
  readonly createdMs: number;
  readonly by: string;
}

const OWN_PREFIXES = ['mlflow.prompt.', '_mlflow_'] as const;

export function promptVersion(version: ModelVersion): PromptVersion {
  const tags = (version.tags ?? []).map(({ key = '', value = '' }) => ({ key, value }));
  const valueOf = (wanted: string): string => tags.find(({ key }) => key === wanted)?.value ?? '';
  const stored = valueOf(PROMPT_TAGS.text);
  const messages = valueOf(PROMPT_TAGS.kind) === 'chat' ? readMessages(stored) : undefined;
  return {
    number: version.version,
    messages,
    text: messages === undefined ? stored : messagesText(messages),
    commitMessage: version.description ?? '',
    tags: ownTags(tags),
    modelConfig: pretty(valueOf(PROMPT_TAGS.modelConfig)),
    responseFormat: pretty(valueOf(PROMPT_TAGS.responseFormat)),
    createdMs: Number(version.creation_timestamp),
    by: version.user_id ?? '',
  };
}

/** Tags that people have set: those in which a prompt is kept are left out. */
export function ownTags<T extends { readonly key?: string | undefined }>(tags: readonly T[]): T[] {
  return tags.filter(({ key = '' }) => !OWN_PREFIXES.some((prefix) => key.startsWith(prefix)));
}

/** Undefined for what is not a list of messages: it is shown as the text that it is. */
function readMessages(text: string): Message[] | undefined {
  try {
    const items: unknown = JSON.parse(text);
    if (!Array.isArray(items)) return undefined;
    return items.map((item) => {
      const { role, content } = (item ?? {}) as { role?: unknown; content?: unknown };
      const name = typeof role === 'string' ? role : 'unknown';
      return typeof content === 'string'
        ? { role: name, content }
        : { role: name, content: JSON.stringify(content ?? null, undefined, 2), isJson: true };
    });
  } catch {
    return undefined;
  }
}

export function messagesText(messages: readonly Message[]): string {
  return messages.map(({ role, content }) => `[${role}]\n${content}`).join('\n\n');
}

function pretty(text: string): string {
  try {
    return text === '' ? '' : JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
