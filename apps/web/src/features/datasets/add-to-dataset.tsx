import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import {
  addRecords,
  createEvaluationDataset,
  evaluationDatasetsQuery,
  recordsOfTraces,
} from '../../api/evaluation-datasets.ts';
import { useChange } from '../../api/use-change.ts';
import { Button } from '../../components/button.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Field } from '../../components/field.tsx';
import { notify } from '../../components/toasts.ts';
import { counted } from '../../components/format.ts';

interface AddToDatasetProps {
  readonly experimentId: string;
  readonly traceIds: readonly string[];
}

/** Makes records of traces: what they were asked, and what they should have answered. */
export function AddToDataset({ experimentId, traceIds }: AddToDatasetProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button icon="data" onClick={() => setIsOpen(true)}>
        Add to a dataset…
      </Button>
      {isOpen && <AddDialog {...{ experimentId, traceIds }} onClose={() => setIsOpen(false)} />}
    </>
  );
}

const NEW = '';

function AddDialog({
  experimentId,
  traceIds,
  onClose,
}: AddToDatasetProps & { onClose: () => void }): ReactElement {
  const { data = [] } = useQuery(evaluationDatasetsQuery(experimentId));
  const [chosen, setChosen] = useState<string>();
  const [name, setName] = useState('');
  const change = useChange([['evaluation-datasets'], ['evaluation-dataset']]);
  const datasetId = chosen ?? data[0]?.dataset_id ?? NEW;
  const submit = async (): Promise<void> => {
    if (datasetId === NEW && name.trim() === '') return;
    const isDone = await change({
      run: async () => {
        const records = await recordsOfTraces(traceIds);
        const id = datasetId === NEW ? await createEvaluationDataset(experimentId, name.trim()) : datasetId;
        const { inserted, updated } = await addRecords(id, records);
        notify(`${counted(inserted, 'record')} added, ${updated} merged with one of the same inputs.`);
      },
    });
    if (isDone) onClose();
  };
  return (
    <FormDialog
      title="Add to an evaluation dataset"
      onClose={onClose}
      act={`Add ${counted(traceIds.length, 'record')}`}
      onSubmit={() => void submit()}
    >
      <Field label="Dataset" hint="Expectations on the traces become those of the records.">
        {(field) => (
          <select {...field} value={datasetId} onChange={({ target }) => setChosen(target.value)}>
            {data.map((one) => (
              <option key={one.dataset_id} value={one.dataset_id}>
                {one.name}
              </option>
            ))}
            <option value={NEW}>A new dataset</option>
          </select>
        )}
      </Field>
      {datasetId === NEW && (
        <Field label="Name of the dataset">
          {(field) => (
            <input
              {...field}
              value={name}
              placeholder="golden questions"
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
