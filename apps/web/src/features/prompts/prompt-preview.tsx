import type { ReactElement } from 'react';
import { CopyButton } from '../../components/copy-button.tsx';
import { ToggleButton } from '../../components/toggle-button.tsx';
import styles from './prompt-preview.module.css';
import { messagesText, type PromptVersion } from './prompt-version.ts';
import { fillTemplate } from './template.ts';
import { TemplateText, type TemplateView } from './template-text.tsx';
import { counted } from '../../components/format.ts';

interface PromptPreviewProps {
  readonly version: PromptVersion;
  readonly values: Readonly<Record<string, string>>;
  readonly view: TemplateView;
  readonly onView: (view: TemplateView) => void;
}

/** What a model will be told: a text, or messages as they follow one another. */
export function PromptPreview({ version, values, view, onView }: PromptPreviewProps): ReactElement {
  const { messages, text } = version;
  const filled =
    messages === undefined
      ? fillTemplate(text, values)
      : messagesText(
          messages.map((message) => ({ ...message, content: fillTemplate(message.content, values) })),
        );
  return (
    <section className={styles['preview']} aria-label="Template">
      <header className={styles['head']}>
        <h2>{messages === undefined ? 'Template' : `Chat · ${counted(messages.length, 'message')}`}</h2>
        <ToggleButton isOn={view === 'markdown'} onChange={(isOn) => onView(isOn ? 'markdown' : 'text')}>
          Markdown
        </ToggleButton>
        <CopyButton text={filled} label="Copy the prompt" />
      </header>
      {messages === undefined ? (
        <div className={styles['body']}>
          <TemplateText text={text} values={values} view={view} />
        </div>
      ) : (
        <ol className={styles['messages']}>
          {messages.map(({ role, content }, at) => (
            <li key={at} className={styles['message']} data-role={role}>
              <h3>{role}</h3>
              <TemplateText text={content} values={values} view={view} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
