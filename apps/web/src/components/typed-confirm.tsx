import { type FormEvent, type ReactElement, type ReactNode, useId, useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Field } from './field.tsx';

interface TypedConfirmProps {
  readonly title: string;
  /** What must be typed: the name of what goes. */
  readonly word: string;
  /** What stands on the button. */
  readonly act: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** What will be gone. */
  readonly children: ReactNode;
}

/** Asks before what cannot be taken back: the name has to be typed. */
export function TypedConfirm(props: TypedConfirmProps): ReactElement {
  const { title, word, act, onConfirm, onClose, children } = props;
  const [typed, setTyped] = useState('');
  const form = useId();
  const confirm = (event: FormEvent): void => {
    event.preventDefault();
    if (typed === word) onConfirm();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} look="danger" disabled={typed !== word}>
            {act}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={confirm}>
        {children}
        <Field label={`Type “${word}” to confirm`}>
          {(field) => (
            <input
              {...field}
              autoFocus
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
