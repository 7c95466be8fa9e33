import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react';
import { deleteTraces, tagTraces, type TraceInfo, wholeTraces } from '../../api/traces.ts';
import { useChange } from '../../api/use-change.ts';
import { Button } from '../../components/button.tsx';
import { notifyError } from '../../components/toasts.ts';
import { TypedConfirm } from '../../components/typed-confirm.tsx';
import { downloadJson } from './download-json.ts';
import styles from './trace-selection.module.css';

interface TraceSelectionProps {
  readonly traces: readonly TraceInfo[];
  readonly onNone: () => void;
  /** More acts. */
  readonly children?: ReactNode;
}

export function tracesText(count: number): string {
  return count === 1 ? '1 trace' : `${count} traces`;
}

/** What can be done with the selected traces. */
export function TraceSelection({ traces, onNone, children }: TraceSelectionProps): ReactElement {
  const [isTagging, setIsTagging] = useState(false);
  const [isDeleting, setIsDeleting] = useState(false);
  const change = useChange([['traces'], ['trace']]);
  const count = tracesText(traces.length);
  const remove = async (): Promise<void> => {
    setIsDeleting(false);
    if (await change({ run: () => deleteTraces(traces), done: `${count} deleted.` })) onNone();
  };
  const save = async (): Promise<void> => {
    downloadJson('traces.json', await wholeTraces(traces.map(({ trace_id = '' }) => trace_id)));
  };
  return (
    <div className={styles['bar']} role="toolbar" aria-label="Selected traces">
      <strong>{count}</strong>
      {children}
      <Button icon="tag" aria-expanded={isTagging} onClick={() => setIsTagging(!isTagging)}>
        Tag
      </Button>
      <Button icon="download" onClick={() => void save().catch(notifyError)}>
        Export as JSON
      </Button>
      <Button look="danger" icon="trash" onClick={() => setIsDeleting(true)}>
        Delete…
      </Button>
      <Button look="quiet" onClick={onNone}>
        Select none
      </Button>
      {isTagging && <TagForm traces={traces} onDone={() => setIsTagging(false)} />}
      {isDeleting && (
        <TypedConfirm
          title={`Delete ${count}`}
          word={count}
          act="Delete for good"
          onConfirm={() => void remove()}
          onClose={() => setIsDeleting(false)}
        >
          <p>With all of their spans and assessments. This cannot be taken back.</p>
        </TypedConfirm>
      )}
    </div>
  );
}

function TagForm({ traces, onDone }: { traces: readonly TraceInfo[]; onDone: () => void }): ReactElement {
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const change = useChange([['traces'], ['trace']]);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const tag = { key: key.trim(), value };
    if (tag.key === '') return;
    let undo: (() => Promise<void>) | undefined;
    onDone();
    void change({
      run: async () => {
        undo = await tagTraces(traces, tag);
      },
      done: `Tagged ${tracesText(traces.length)} with ${tag.key}.`,
      undo: async () => undo?.(),
    });
  };
  return (
    <form className={styles['form']} onSubmit={save}>
      <input
        autoFocus
        aria-label="Key of the tag"
        placeholder="key"
        value={key}
        onChange={(event) => setKey(event.target.value)}
      />
      <input
        aria-label="Value of the tag"
        placeholder="value"
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <Button type="submit" look="primary">
        Tag {tracesText(traces.length)}
      </Button>
    </form>
  );
}
