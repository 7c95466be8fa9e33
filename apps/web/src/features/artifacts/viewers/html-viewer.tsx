import { type ReactElement, useState } from 'react';
import { artifactUrl } from '../../../api/artifacts.ts';
import type { ViewerProps } from '../viewer.ts';
import { FormChoice } from './form-choice.tsx';
import { TextViewer } from './text-viewer.tsx';
import styles from './viewers.module.css';

type Form = 'still' | 'scripts' | 'text';
const FORMS = [
  ['still', 'Page'],
  ['scripts', 'Page with scripts'],
  ['text', 'Source'],
] as const;
const NOTES: Readonly<Record<Form, string>> = {
  still: 'Its scripts do not run.',
  scripts: 'Its scripts run apart from this page, and can load nothing.',
  text: '',
};

/**
 * A document in a frame with an origin of its own: it reaches neither this page nor the server, nor anything else.
 * The server's answer to a frame says the same in its headers.
 */
export function HtmlViewer({ file }: ViewerProps): ReactElement {
  const [form, setForm] = useState<Form>('still');
  return (
    <>
      <FormChoice<Form> forms={FORMS} chosen={form} onChoose={setForm} note={NOTES[form]} />
      {form === 'text' ? (
        <TextViewer file={file} />
      ) : (
        <iframe
          key={form}
          className={styles['frame']}
          title={file.path}
          src={form === 'scripts' ? `${artifactUrl(file)}&scripts=true` : artifactUrl(file)}
          sandbox={form === 'scripts' ? 'allow-scripts' : ''}
          referrerPolicy="no-referrer"
        />
      )}
    </>
  );
}
