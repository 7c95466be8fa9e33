import { type ReactElement, useState } from 'react';
import { CopyButton } from './copy-button.tsx';
import styles from './snippet.module.css';
import { TabList } from './tab-list.tsx';

interface SnippetProps {
  readonly label: string;
  /** By language. */
  readonly code: Readonly<Record<string, string>>;
}

/** Code to take along, in the language that one works in. */
export function Snippet({ label, code }: SnippetProps): ReactElement {
  const languages = Object.keys(code);
  const [language, setLanguage] = useState(languages[0] ?? '');
  const text = code[language] ?? '';
  return (
    <figure className={styles['snippet']} aria-label={label}>
      <div className={styles['head']}>
        <TabList
          label={`${label}: language`}
          tabs={languages.map((name) => ({ id: name, title: name }))}
          chosen={language}
          onChoose={setLanguage}
        />
        <CopyButton text={text} label={`Copy the ${language} code`} />
      </div>
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
    </figure>
  );
}
