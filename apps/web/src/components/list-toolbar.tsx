import type { ReactElement, ReactNode } from 'react';
import styles from './list-toolbar.module.css';

interface ListToolbarProps {
  /** How much the list holds; read out when it changes. */
  readonly count: string;
  readonly children: ReactNode;
}

/** What stands over a list: its filter and what else chooses, and at the end how much there is. */
export function ListToolbar({ count, children }: ListToolbarProps): ReactElement {
  return (
    <div className={styles['tools']}>
      {children}
      <span className={styles['count']} role="status">
        {count}
      </span>
    </div>
  );
}
