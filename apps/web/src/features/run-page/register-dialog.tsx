import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useId, useState } from 'react';
import { keys } from '../../api/keys.ts';
import { registeredNamesQuery, registerVersion } from '../../api/run-details.ts';
import { useChange } from '../../api/use-change.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Field } from '../../components/field.tsx';
import styles from './register-dialog.module.css';

/** A model that can become a version of a registered model. */
export interface RegisteredThing {
  /** How it is called here. */
  readonly title: string;
  /** Where its files are. */
  readonly source: string;
  readonly modelId?: string | undefined;
}

interface RegisterDialogProps {
  readonly runId: string;
  readonly models: readonly RegisteredThing[];
  readonly onClose: () => void;
}

/** Makes a version of a registered model, which may be new. */
export function RegisterDialog({ runId, models, onClose }: RegisterDialogProps): ReactElement {
  const listId = useId();
  const [name, setName] = useState('');
  const [at, setAt] = useState(0);
  const names = useQuery(registeredNamesQuery());
  const change = useChange([keys.runVersions(runId), ['models'], ['model']]);
  const known = names.data ?? [];
  const isNew = name !== '' && names.data !== undefined && !known.includes(name);
  const submit = async (): Promise<void> => {
    const model = models[at];
    if (name.trim() === '' || model === undefined) return;
    const { source, modelId } = model;
    const isDone = await change({
      run: () => registerVersion({ name: name.trim(), source, run_id: runId, model_id: modelId }),
      done: `${model.title} is registered as ${name.trim()}.`,
    });
    if (isDone) onClose();
  };
  return (
    <FormDialog title="Register a model" onClose={onClose} act="Register" onSubmit={() => void submit()}>
      <div className={styles['form']}>
        {models.length > 1 && <ModelField models={models} at={at} onAt={setAt} />}
        <Field
          label="Registered model"
          hint={isNew ? 'A new registered model is made.' : 'A new version of it is made.'}
        >
          {(attributes) => (
            <input
              {...attributes}
              autoFocus
              list={listId}
              value={name}
              placeholder="fraud-detector"
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <datalist id={listId}>
          {known.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </div>
    </FormDialog>
  );
}

interface ModelFieldProps {
  readonly models: readonly RegisteredThing[];
  readonly at: number;
  readonly onAt: (at: number) => void;
}

function ModelField({ models, at, onAt }: ModelFieldProps): ReactElement {
  return (
    <Field label="Model of the run">
      {(attributes) => (
        <select {...attributes} value={at} onChange={(event) => onAt(Number(event.target.value))}>
          {models.map(({ title, source }, index) => (
            <option key={source} value={index}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
