import { type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** `drawer` stands at the side and leaves the page in use; `window` asks for an answer first. */
  readonly kind?: 'window' | 'drawer';
  readonly width?: string | undefined;
  /** Buttons at the end. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The browser's own dialog: focus stays inside, Escape closes, and what had the focus gets it back. */
export function Dialog(props: DialogProps): ReactElement {
  const { title, onClose, kind = 'window', width, actions, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  // What has the focus before a field in the dialog takes it.
  const [before] = useState(() => document.activeElement);
  useLayoutEffect(() => {
    // It is open from the first, or a field in it that asks for the focus would not be there to take it.
    const field = document.activeElement;
    dialog.current?.removeAttribute('open');
    if (kind === 'window') dialog.current?.showModal();
    else dialog.current?.show();
    // Opening moves the focus to the first button; a field that asked for it keeps it.
    if (field instanceof HTMLElement && dialog.current?.contains(field) === true) field.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [kind, before]);
  return (
    <dialog
      open
      ref={dialog}
      className={classNames(styles['dialog'], styles[kind])}
      style={width === undefined ? {} : { width: `min(${width}, calc(100vw - 16px))` }}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || kind === 'window') return;
        event.stopPropagation();
        onClose();
      }}
      onMouseDown={(event) => {
        if (kind === 'window' && event.target === dialog.current) onClose();
      }}
    >
      <div className={styles['inside']}>
        <header className={styles['head']}>
          <h2>{title}</h2>
          <IconButton icon="close" label="Close" onClick={onClose} />
        </header>
        <div className={styles['body']}>{children}</div>
        {actions !== undefined && <footer className={styles['foot']}>{actions}</footer>}
      </div>
    </dialog>
  );
}
