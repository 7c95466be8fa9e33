import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { createModel } from '../../api/registry.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Field } from '../../components/field.tsx';

interface CreateModelProps {
  readonly onClose: () => void;
  readonly onCreated: (name: string) => void;
}

/** Asks for the name of a new model; a refusal stands under the name that it is about. */
export function CreateModel({ onClose, onCreated }: CreateModelProps): ReactElement {
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [error, setError] = useState<string>();
  const queries = useQueryClient();
  const create = async (): Promise<void> => {
    try {
      const created = await createModel(name.trim(), description);
      await queries.invalidateQueries({ queryKey: ['models'] });
      onCreated(created);
    } catch (refusal) {
      setError((refusal as Error).message);
    }
  };
  return (
    <FormDialog
      title="New model"
      onClose={onClose}
      act="Create"
      isReady={name.trim() !== ''}
      onSubmit={() => void create()}
    >
      <Field label="Name" error={error} hint="Anything but / and :">
        {(field) => (
          <input
            {...field}
            autoFocus
            autoComplete="off"
            dir="auto"
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              setError(undefined);
            }}
          />
        )}
      </Field>
      <Field label="Description" hint="Markdown; may stay empty">
        {(field) => (
          <textarea
            {...field}
            rows={4}
            dir="auto"
            value={description}
            onChange={(event) => setDescription(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
