import { type ReactElement, useMemo, useState } from 'react';
import { CopyButton } from '../../components/copy-button.tsx';
import { isHolder } from '../../components/json-rows.ts';
import { Markdown } from '../../components/markdown.tsx';
import { TabList } from '../../components/tab-list.tsx';
import { chatMessages } from './chat-messages.ts';
import { ChatView } from './chat-view.tsx';
import { documentsOf, RetrievedDocuments } from './retrieved-documents.tsx';
import { JsonBox } from '../../components/json-box.tsx';
import styles from './value-view.module.css';

interface ValueViewProps {
  readonly title: string;
  readonly value: unknown;
}

type Form = 'chat' | 'documents' | 'markdown' | 'tree' | 'text';

const TITLES: Readonly<Record<Form, string>> = {
  chat: 'Chat',
  documents: 'Documents',
  markdown: 'Markdown',
  tree: 'Tree',
  text: 'Text',
};
const TEXT_CHARACTERS_MAX = 200_000;

/** What went into a span or came out of it, in the form that says most; the others can be chosen. */
export function ValueView({ title, value }: ValueViewProps): ReactElement {
  const forms = useMemo(() => formsOf(value), [value]);
  const [chosen, setChosen] = useState<Form>();
  const form = chosen !== undefined && forms.includes(chosen) ? chosen : forms[0];
  const text = useMemo(() => textOf(value), [value]);
  if (form === undefined) return <></>;
  return (
    <section className={styles['value']} aria-label={title}>
      <header>
        <h3>{title}</h3>
        {forms.length > 1 && (
          <TabList
            label={`Form of ${title.toLowerCase()}`}
            tabs={forms.map((id) => ({ id, title: TITLES[id] }))}
            chosen={form}
            onChoose={setChosen}
          />
        )}
        <span className={styles['rest']} />
        <CopyButton text={text} label={`Copy ${title.toLowerCase()}`} />
      </header>
      <Shown title={title} value={value} form={form} text={text} />
    </section>
  );
}

interface ShownProps extends ValueViewProps {
  readonly form: Form;
  readonly text: string;
}

function Shown({ title, value, form, text }: ShownProps): ReactElement {
  switch (form) {
    case 'chat':
      return <ChatView messages={chatMessages(value) ?? []} />;
    case 'documents':
      return <RetrievedDocuments documents={documentsOf(value) ?? []} />;
    case 'markdown':
      return (
        <div className={styles['markdown']} tabIndex={0} role="group" aria-label={title} dir="auto">
          <Markdown text={text.slice(0, TEXT_CHARACTERS_MAX)} />
        </div>
      );
    case 'tree':
      return <JsonBox label={title} value={value} />;
    case 'text':
      return (
        <pre className={styles['text']} tabIndex={0} dir="auto">
          {text.slice(0, TEXT_CHARACTERS_MAX)}
        </pre>
      );
    default:
      return form satisfies never;
  }
}

function formsOf(value: unknown): Form[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return ['markdown', 'text'];
  if (!isHolder(value)) return ['text'];
  if (documentsOf(value) !== undefined) return ['documents', 'tree', 'text'];
  return chatMessages(value) === undefined ? ['tree', 'text'] : ['chat', 'tree', 'text'];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '');
}
