import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { addRecords } from '../../api/evaluation-datasets.ts';
import { useChange } from '../../api/use-change.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { notify } from '../../components/toasts.ts';
import { readRecords } from './read-records.ts';

interface AddRecordsProps {
  readonly datasetId: string;
  readonly onClose: () => void;
}

const EXAMPLE = '[{"inputs": {"question": "why?"}, "expectations": {"expected_response": "because"}}]';

/** Records as JSON: a list, or a single one. */
export function AddRecords({ datasetId, onClose }: AddRecordsProps): ReactElement {
  const form = useId();
  const [text, setText] = useState('');
  const [isTried, setIsTried] = useState(false);
  const change = useChange([['evaluation-dataset', datasetId], ['evaluation-datasets']]);
  const records = readRecords(text);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsTried(true);
    if (typeof records === 'string') return;
    const isDone = await change({
      run: async () => {
        const { inserted, updated } = await addRecords(datasetId, records);
        notify(`${inserted} records added, ${updated} merged with one of the same inputs.`);
      },
    });
    if (isDone) onClose();
  };
  return (
    <Dialog
      title="Add records"
      width="640px"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" type="submit" form={form}>
            Add
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)}>
        <Field
          label="Records as JSON"
          error={isTried && typeof records === 'string' ? records : undefined}
          hint="Each has inputs, and may have expectations, outputs and tags."
        >
          {(field) => (
            <textarea
              {...field}
              autoFocus
              rows={10}
              spellCheck={false}
              placeholder={EXAMPLE}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
