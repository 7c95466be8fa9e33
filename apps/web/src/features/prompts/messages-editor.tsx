import type { ReactElement } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import styles from './messages-editor.module.css';
import type { Message } from './prompt-version.ts';

interface MessagesEditorProps {
  readonly messages: readonly Message[];
  readonly onMessages: (messages: readonly Message[]) => void;
}

const ROLES = ['system', 'user', 'assistant', 'tool', 'developer'] as const;

/** Messages of a chat, each with its role; they are added, removed and put in another order. */
export function MessagesEditor({ messages, onMessages }: MessagesEditorProps): ReactElement {
  const swap = (at: number): void => {
    const [a, b] = [messages[at], messages[at + 1]];
    if (a !== undefined && b !== undefined) onMessages(messages.toSpliced(at, 2, b, a));
  };
  return (
    <ol className={styles['messages']}>
      {messages.map((message, at) => (
        <li key={at}>
          <div className={styles['head']}>
            <select
              aria-label={`Role of message ${at + 1}`}
              value={message.role}
              onChange={(event) => onMessages(messages.with(at, { ...message, role: event.target.value }))}
            >
              {[...new Set([message.role, ...ROLES])].map((role) => (
                <option key={role}>{role}</option>
              ))}
            </select>
            <IconButton
              icon="up"
              label={`Move message ${at + 1} up`}
              disabled={at === 0}
              onClick={() => swap(at - 1)}
            />
            <IconButton
              icon="down"
              label={`Move message ${at + 1} down`}
              disabled={at === messages.length - 1}
              onClick={() => swap(at)}
            />
            <IconButton
              icon="close"
              label={`Remove message ${at + 1}`}
              disabled={messages.length === 1}
              onClick={() => onMessages(messages.toSpliced(at, 1))}
            />
          </div>
          <textarea
            aria-label={`Message ${at + 1}`}
            rows={4}
            dir="auto"
            value={message.content}
            onChange={(event) => onMessages(messages.with(at, { ...message, content: event.target.value }))}
          />
        </li>
      ))}
      <li>
        <Button
          look="quiet"
          icon="plus"
          onClick={() => onMessages([...messages, { role: nextRole(messages), content: '' }])}
        >
          Add a message
        </Button>
      </li>
    </ol>
  );
}

function nextRole(messages: readonly Message[]): string {
  return messages.at(-1)?.role === 'user' ? 'assistant' : 'user';
}
