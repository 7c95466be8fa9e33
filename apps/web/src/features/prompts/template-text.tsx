import type { ReactElement } from 'react';
import { classNames } from '../../components/class-names.ts';
import { Markdown } from '../../components/markdown.tsx';
import { fillTemplate, templateParts } from './template.ts';
import styles from './template-text.module.css';

export type TemplateView = 'text' | 'markdown';

interface TemplateTextProps {
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
  readonly view: TemplateView;
}

/** A template as it is, its variables marked and filled in where they have a value; or as Markdown. */
export function TemplateText({ text, values, view }: TemplateTextProps): ReactElement {
  if (view === 'markdown') {
    return (
      <div dir="auto">
        <Markdown text={fillTemplate(text, values)} />
      </div>
    );
  }
  return (
    <pre className={styles['text']} dir="auto">
      {templateParts(text).map(({ text: part, isVariable }, at) => {
        if (!isVariable) return <span key={at}>{part}</span>;
        const filled = fillTemplate(part, values);
        return (
          <mark key={at} className={classNames(filled !== part && styles['filled'])}>
            {filled}
          </mark>
        );
      })}
    </pre>
  );
}
