import { type ReactElement, useMemo, useState } from 'react';
import { Markdown } from '../../../components/markdown.tsx';
import { classNames } from '../../../components/class-names.ts';
import { colouredPieces } from '../../../components/text-colours.ts';
import { FileText, type LoadedText } from '../file-text.tsx';
import { type Notebook, type NotebookCell, type NotebookOutput, readNotebook } from '../formats/notebook.ts';
import type { ViewerProps } from '../viewer.ts';
import { FormChoice } from './form-choice.tsx';
import styles from './notebook-viewer.module.css';
import { SourceText } from './text-viewer.tsx';
import frames from './viewers.module.css';

type Form = 'cells' | 'text';
const FORMS = [
  ['cells', 'Notebook'],
  ['text', 'Source'],
] as const;

/** A notebook's cells with their outputs. Nothing in it runs: HTML stands in frames that cannot, or as its text. */
export function NotebookViewer({ file }: ViewerProps): ReactElement {
  const [form, setForm] = useState<Form>('cells');
  return (
    <FileText file={file}>
      {(loaded) => (
        <>
          <FormChoice<Form> forms={FORMS} chosen={form} onChoose={setForm} />
          {form === 'text' ? (
            <SourceText path={file.path} text={loaded.text} />
          ) : (
            <Cells file={file} loaded={loaded} />
          )}
        </>
      )}
    </FileText>
  );
}

function parsed({ text, isCut }: LoadedText): Notebook | undefined {
  if (isCut) return undefined;
  try {
    return readNotebook(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function Cells({ file, loaded }: ViewerProps & { loaded: LoadedText }): ReactElement {
  const notebook = useMemo(() => parsed(loaded), [loaded]);
  if (notebook === undefined) return <SourceText path={file.path} text={loaded.text} />;
  const ending = notebook.language === 'r' ? 'r' : 'py';
  return (
    <div className={frames['scroll']} tabIndex={0} role="region" aria-label={file.path}>
      <ol className={styles['cells']}>
        {notebook.cells.map((cell, at) => (
          <li key={at} className={styles['cell']}>
            <Cell cell={cell} ending={ending} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Cell({ cell, ending }: { cell: NotebookCell; ending: string }): ReactElement {
  if (cell.kind === 'markdown') return <Markdown text={cell.source} />;
  return (
    <>
      <div className={styles['code']}>
        <span className={styles['count']}>{`[${cell.count ?? ' '}]`}</span>
        <pre>
          <code>{cell.kind === 'code' ? <Code text={cell.source} ending={ending} /> : cell.source}</code>
        </pre>
      </div>
      {cell.outputs.map((output, at) => (
        <Output key={at} output={output} />
      ))}
    </>
  );
}

function Code({ text, ending }: { text: string; ending: string }): ReactElement {
  return (
    <>
      {text.split('\n').map((line, at) => (
        <span key={at}>
          {colouredPieces(line, ending).map(({ text: part, kind }, piece) => (
            <span key={piece} className={kind === undefined ? undefined : styles[kind]}>
              {part}
            </span>
          ))}
          {'\n'}
        </span>
      ))}
    </>
  );
}

function Output({ output }: { output: NotebookOutput }): ReactElement {
  const [isFramed, setIsFramed] = useState(false);
  if (output.kind === 'image') return <img className={styles['image']} src={output.source} alt="Output" />;
  if (output.kind === 'text') {
    return (
      <pre className={classNames(styles['output'], output.isError && styles['error'])}>{output.text}</pre>
    );
  }
  if (isFramed) {
    // Whatever the frame's document says, this page's policy and the sandbox hold for it.
    return <iframe className={styles['html']} title="Output" sandbox="" srcDoc={output.html} />;
  }
  return (
    <div className={styles['output']}>
      <pre>{output.text === '' ? output.html.slice(0, 2000) : output.text}</pre>
      <button type="button" className={styles['show']} onClick={() => setIsFramed(true)}>
        Show as HTML, without scripts
      </button>
    </div>
  );
}
