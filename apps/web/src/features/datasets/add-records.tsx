import { type ReactElement, useState } from 'react';
import { addRecords } from '../../api/evaluation-datasets.ts';
import { useChange } from '../../api/use-change.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Field } from '../../components/field.tsx';
import { notify } from '../../components/toasts.ts';
import { readRecords } from './read-records.ts';
import { counted } from '../../components/format.ts';

interface AddRecordsProps {
  readonly datasetId: string;
  readonly onClose: () => void;
}

const EXAMPLE = '[{"inputs": {"question": "why?"}, "expectations": {"expected_response": "because"}}]';

/** Records as JSON: a list, or a single one. */
export function AddRecords({ datasetId, onClose }: AddRecordsProps): ReactElement {
  const [text, setText] = useState('');
  const [isTried, setIsTried] = useState(false);
  const change = useChange([['evaluation-dataset', datasetId], ['evaluation-datasets']]);
  const records = readRecords(text);
  const submit = async (): Promise<void> => {
    setIsTried(true);
    if (typeof records === 'string') return;
    const isDone = await change({
      run: async () => {
        const { inserted, updated } = await addRecords(datasetId, records);
        notify(`${counted(inserted, 'record')} added, ${updated} merged with one of the same inputs.`);
      },
    });
    if (isDone) onClose();
  };
  return (
    <FormDialog title="Add records" width="640px" onClose={onClose} act="Add" onSubmit={() => void submit()}>
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
    </FormDialog>
  );
}
