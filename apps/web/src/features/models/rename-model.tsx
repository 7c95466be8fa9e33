import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { call } from '../../api/call.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';

interface RenameModelProps {
  readonly name: string;
  readonly onClose: () => void;
  readonly onRenamed: (name: string) => void;
}

export function RenameModel({ name, onClose, onRenamed }: RenameModelProps): ReactElement {
  const [typed, setTyped] = useState(name);
  const [error, setError] = useState<string>();
  const queries = useQueryClient();
  const form = useId();
  const rename = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      const answer = await call('registered-models/rename', { name, new_name: typed.trim() });
      await queries.invalidateQueries({ queryKey: ['models'] });
      onRenamed(answer.registered_model.name);
    } catch (refusal) {
      setError((refusal as Error).message);
    }
  };
  return (
    <Dialog
      title="Rename the model"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            type="submit"
            form={form}
            disabled={typed.trim() === '' || typed.trim() === name}
          >
            Rename
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void rename(event)}>
        <Field label="Name" error={error} hint="Code that loads the model by its old name will not find it.">
          {(field) => (
            <input
              {...field}
              autoFocus
              dir="auto"
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setError(undefined);
              }}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
