import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { keys } from '../../api/keys.ts';
import { useChange } from '../../api/use-change.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Field } from '../../components/field.tsx';

interface ApproveVersionProps {
  readonly name: string;
  readonly version: string;
  readonly onClose: () => void;
}

/** An approval, which a promotion policy may ask for before an alias moves. */
export function ApproveVersion({ name, version, onClose }: ApproveVersionProps): ReactElement {
  const [alias, setAlias] = useState('champion');
  const [comment, setComment] = useState('');
  const change = useChange([keys.model(name)]);
  const approve = async (): Promise<void> => {
    const isDone = await change({
      run: () => call('model-versions/approve', { name, version, alias: alias.trim(), comment }),
      done: `Version ${version} is approved for @${alias.trim()}.`,
    });
    if (isDone) onClose();
  };
  return (
    <FormDialog
      title={`Approve version ${version}`}
      onClose={onClose}
      act="Approve"
      isReady={alias.trim() !== ''}
      onSubmit={() => void approve()}
    >
      <Field
        label="For the alias"
        hint="In your name; your own approval does not count when you move the alias."
      >
        {(field) => (
          <input {...field} autoFocus value={alias} onChange={(event) => setAlias(event.target.value)} />
        )}
      </Field>
      <Field label="Comment">
        {(field) => (
          <textarea
            {...field}
            rows={3}
            dir="auto"
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
