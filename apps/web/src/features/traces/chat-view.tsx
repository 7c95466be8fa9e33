import type { ReactElement } from 'react';
import { classNames } from '../../components/class-names.ts';
import { imageSource, linkTarget } from '../../components/link-target.ts';
import { Markdown } from '../../components/markdown.tsx';
import { readAttachment } from '../../formats/attachment.ts';
import { AttachmentView } from './attachment-view.tsx';
import type { ChatMessage, ChatPart } from './chat-messages.ts';
import styles from './chat-view.module.css';
import { JsonBox } from '../../components/json-box.tsx';

const TITLES: Readonly<Record<string, string>> = {
  system: 'System',
  user: 'User',
  assistant: 'Assistant',
  tool: 'Tool',
};

/** Messages one below the other, each with who speaks. */
export function ChatView({ messages }: { readonly messages: readonly ChatMessage[] }): ReactElement {
  return (
    <ol className={styles['chat']}>
      {messages.map((message, at) => (
        <li
          key={at}
          className={classNames(styles['message'], message.role in TITLES && styles[message.role])}
        >
          <strong dir="auto">
            {TITLES[message.role] ?? message.role}
            {message.name !== '' && <span>{message.name}</span>}
          </strong>
          {message.parts.map((part, index) => (
            <Part key={index} part={part} />
          ))}
          {message.parts.length === 0 && <p className={styles['nothing']}>Says nothing.</p>}
        </li>
      ))}
    </ol>
  );
}

function Part({ part }: { part: ChatPart }): ReactElement {
  switch (part.kind) {
    case 'text':
      return (
        <div className={styles['text']} dir="auto">
          <Markdown text={part.text} />
        </div>
      );
    case 'reasoning':
      return (
        <details className={styles['reasoning']}>
          <summary>Reasoning</summary>
          <div dir="auto">{part.text}</div>
        </details>
      );
    case 'image':
      return <Picture source={part.source} />;
    case 'call':
      return (
        <div className={styles['call']}>
          <span>
            calls <code dir="auto">{part.name}</code>
          </span>
          {part.input !== undefined && <JsonBox label={`Input of ${part.name}`} value={part.input} />}
        </div>
      );
    case 'value':
      return (
        <div className={styles['call']}>
          <span dir="auto">{part.title}</span>
          <JsonBox label={part.title} value={part.value} />
        </div>
      );
    default:
      return part satisfies never;
  }
}

/** Pictures of elsewhere are not fetched: a link leads to them. */
function Picture({ source }: { source: string }): ReactElement {
  const attachment = readAttachment(source);
  if (attachment !== undefined) return <AttachmentView attachment={attachment} />;
  const own = imageSource(source);
  if (own !== undefined) return <img className={styles['picture']} src={own} alt="Part of the message" />;
  const target = linkTarget(source);
  return target === undefined ? (
    <code className={styles['nothing']}>{source.slice(0, 200)}</code>
  ) : (
    <a className={styles['link']} href={target} target="_blank" rel="noreferrer noopener">
      Picture at {new URL(target).host}
    </a>
  );
}
