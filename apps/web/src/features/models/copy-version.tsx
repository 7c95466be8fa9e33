import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { call } from '../../api/call.ts';
import { keys } from '../../api/keys.ts';
import { copyVersion, modelNamesQuery } from '../../api/registry.ts';
import { useChange } from '../../api/use-change.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';

interface CopyVersionProps {
  readonly name: string;
  readonly version: string;
  readonly onClose: () => void;
}

/** Copies a version into another model: how versions are promoted where each environment has its own model. */
export function CopyVersion({ name, version, onClose }: CopyVersionProps): ReactElement {
  const [target, setTarget] = useState('');
  const names = useQuery(modelNamesQuery()).data ?? [];
  const change = useChange([keys.model(target.trim()), ['models']]);
  const navigate = useNavigate();
  const form = useId();
  const others = names.filter((one) => one !== name);
  const isNew = target.trim() !== '' && !names.includes(target.trim());
  const copy = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const into = target.trim();
    let copied = '';
    const isDone = await change({
      run: async () => {
        if (isNew) await call('registered-models/create', { name: into });
        copied = await copyVersion({ name, version, target: into });
      },
      done: `Copied to ${into}.`,
    });
    if (!isDone) return;
    onClose();
    void navigate({ to: '/models/$name/v/$version', params: { name: into, version: copied } });
  };
  return (
    <Dialog
      title={`Copy version ${version} to another model`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            type="submit"
            form={form}
            disabled={target.trim() === '' || target.trim() === name}
          >
            {isNew ? 'Create the model and copy' : 'Copy'}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void copy(event)}>
        <Field
          label="Model"
          hint={
            isNew
              ? 'There is no such model yet: it will be created.'
              : 'It gets a new version with the same files.'
          }
        >
          {(field) => (
            <input
              {...field}
              autoFocus
              autoComplete="off"
              list={`${form}-names`}
              value={target}
              onChange={(event) => setTarget(event.target.value)}
            />
          )}
        </Field>
        <datalist id={`${form}-names`}>
          {others.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </form>
    </Dialog>
  );
}
