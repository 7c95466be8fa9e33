import { type ReactElement, useState } from 'react';
import { Markdown } from '../../../components/markdown.tsx';
import { FileText } from '../file-text.tsx';
import type { ViewerProps } from '../viewer.ts';
import { FormChoice } from './form-choice.tsx';
import { SourceText } from './text-viewer.tsx';
import styles from './viewers.module.css';

type Form = 'page' | 'text';
const FORMS = [
  ['page', 'Rendered'],
  ['text', 'Source'],
] as const;

export function MarkdownViewer({ file }: ViewerProps): ReactElement {
  const [form, setForm] = useState<Form>('page');
  return (
    <FileText file={file}>
      {({ text }) => (
        <>
          <FormChoice<Form> forms={FORMS} chosen={form} onChoose={setForm} />
          {form === 'page' ? (
            <div className={styles['scroll']} tabIndex={0} role="region" aria-label={file.path}>
              <div className={styles['reading']}>
                <Markdown text={text} />
              </div>
            </div>
          ) : (
            <SourceText path={file.path} text={text} />
          )}
        </>
      )}
    </FileText>
  );
}
