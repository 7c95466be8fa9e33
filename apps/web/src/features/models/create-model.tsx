import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { createModel } from '../../api/registry.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
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
  const form = useId();
  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      const created = await createModel(name.trim(), description);
      await queries.invalidateQueries({ queryKey: ['models'] });
      onCreated(created);
    } catch (refusal) {
      setError((refusal as Error).message);
    }
  };
  return (
    <Dialog
      title="New model"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={form} disabled={name.trim() === ''}>
            Create
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void create(event)}>
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
      </form>
    </Dialog>
  );
}
