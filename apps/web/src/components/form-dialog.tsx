import { type FormEvent, type ReactElement, type ReactNode, useId } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import styles from './form-dialog.module.css';

interface FormDialogProps {
  readonly title: string;
  /** What stands on the button that does it. */
  readonly act: string;
  /** Whether the button can be pressed yet. */
  readonly isReady?: boolean;
  readonly width?: string | undefined;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Below the form and no part of it: what has forms of its own, or only tells. */
  readonly below?: ReactNode;
}

/** A form in a window: Enter in a field does what its button does. */
export function FormDialog({
  title,
  act,
  isReady = true,
  width,
  onSubmit,
  onClose,
  children,
  below,
}: FormDialogProps): ReactElement {
  const form = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Dialog
      title={title}
      width={width}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" type="submit" form={form} disabled={!isReady}>
            {act}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        {children}
      </form>
      {below !== undefined && below !== false && <div className={styles['below']}>{below}</div>}
    </Dialog>
  );
}
