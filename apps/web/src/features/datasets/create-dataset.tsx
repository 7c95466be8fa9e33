import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { createEvaluationDataset } from '../../api/evaluation-datasets.ts';
import { useChange } from '../../api/use-change.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';

interface CreateDatasetProps {
  readonly experimentId: string;
  readonly onClose: () => void;
  readonly onCreated: (datasetId: string) => void;
}

export function CreateDataset({ experimentId, onClose, onCreated }: CreateDatasetProps): ReactElement {
  const form = useId();
  const [name, setName] = useState('');
  const [isTried, setIsTried] = useState(false);
  const change = useChange([['evaluation-datasets']]);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
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
    <Dialog
      title="New evaluation dataset"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" type="submit" form={form}>
            Create
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)}>
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
      </form>
    </Dialog>
  );
}
