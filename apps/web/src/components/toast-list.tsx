import { type ReactElement, useSyncExternalStore } from 'react';
import { Button, IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './toast-list.module.css';
import { toasts } from './toasts.ts';

export function ToastList(): ReactElement {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.current);
  return (
    <div className={styles['list']} role="status" aria-live="polite">
      {shown.map(({ id, text, tone, undo }) => (
        <div key={id} className={classNames(styles['toast'], tone === 'bad' && styles['bad'])}>
          <span>{text}</span>
          {undo !== undefined && (
            <Button
              onClick={() => {
                toasts.dismiss(id);
                undo();
              }}
            >
              Undo
            </Button>
          )}
          <IconButton icon="close" label="Dismiss" onClick={() => toasts.dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
