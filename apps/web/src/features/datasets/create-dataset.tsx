import { type ReactElement, useState } from 'react';
import { createEvaluationDataset } from '../../api/evaluation-datasets.ts';
import { useChange } from '../../api/use-change.ts';
import { Field } from '../../components/field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';

interface CreateDatasetProps {
  readonly experimentId: string;
  readonly onClose: () => void;
  readonly onCreated: (datasetId: string) => void;
}

export function CreateDataset({ experimentId, onClose, onCreated }: CreateDatasetProps): ReactElement {
  const [name, setName] = useState('');
  const [isTried, setIsTried] = useState(false);
  const change = useChange([['evaluation-datasets']]);
  const submit = async (): Promise<void> => {
    setIsTried(true);
    if (name.trim() === '') return;
    let id = '';
    const isDone = await change({
      run: async () => {
        id = await createEvaluationDataset(experimentId, name.trim());
      },
      done: `${name.trim()} is created.`,
    });
    if (isDone) onCreated(id);
  };
  return (
    <FormDialog title="New evaluation dataset" act="Create" onSubmit={() => void submit()} onClose={onClose}>
      <Field label="Name" error={isTried && name.trim() === '' ? 'A name is needed.' : undefined}>
        {(field) => (
          <input
            {...field}
            autoFocus
            value={name}
            placeholder="golden questions"
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
