import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useState } from 'react';
import { deleteTraces, tagTraces, type TraceInfo, wholeTraces } from '../../api/traces.ts';
import { useChange } from '../../api/use-change.ts';
import { BulkTagForm } from '../../components/bulk-tag-form.tsx';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { SelectionBar } from '../../components/selection-bar.tsx';
import { useShortcuts } from '../../components/shortcuts.ts';
import { notifyError } from '../../components/toasts.ts';
import { TypedConfirm } from '../../components/typed-confirm.tsx';
import { COMPARED_TRACES_MAX } from './comparison/compared-traces.ts';
import { downloadJson } from '../../components/save-file.ts';
import { counted } from '../../components/format.ts';

interface TraceSelectionProps {
  readonly traces: readonly TraceInfo[];
  readonly onNone: () => void;
  /** More acts. */
  readonly children?: ReactNode;
}

function tracesText(count: number): string {
  return counted(count, 'trace');
}

/** What can be done with the selected traces. */
export function TraceSelection({ traces, onNone, children }: TraceSelectionProps): ReactElement {
  const [isTagging, setIsTagging] = useState(false);
  const [isDeleting, setIsDeleting] = useState(false);
  const change = useChange([['traces'], ['trace']]);
  const count = tracesText(traces.length);
  const navigate = useNavigate();
  const canCompare = traces.length > 1 && traces.length <= COMPARED_TRACES_MAX;
  const comparison = {
    to: '/traces/compare',
    search: { ids: traces.map(({ trace_id = '' }) => trace_id) },
  } as const;
  useShortcuts('Selected traces', [
    { key: 'c', title: 'Compare them', run: () => canCompare && void navigate(comparison) },
  ]);
  const remove = async (): Promise<void> => {
    setIsDeleting(false);
    if (await change({ run: () => deleteTraces(traces), done: `${count} deleted.` })) onNone();
  };
  const save = async (): Promise<void> => {
    downloadJson('traces.json', await wholeTraces(traces.map(({ trace_id = '' }) => trace_id)));
  };
  const tag = (one: { key: string; value: string }): void => {
    setIsTagging(false);
    let undo: (() => Promise<void>) | undefined;
    void change({
      run: async () => {
        undo = await tagTraces(traces, one);
      },
      done: `Tagged ${count} with ${one.key}.`,
      undo: async () => undo?.(),
    });
  };
  return (
    <SelectionBar
      label="Selected traces"
      count={count}
      onNone={onNone}
      form={isTagging && <BulkTagForm count={count} onTag={tag} />}
    >
      {canCompare && <ButtonLink {...comparison}>Compare</ButtonLink>}
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
    </SelectionBar>
  );
}
