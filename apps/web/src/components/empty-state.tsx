import type { ReactElement, ReactNode } from 'react';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
}

/** What is shown where there is nothing yet: why, and what to do. */
export function EmptyState({ title, children }: EmptyStateProps): ReactElement {
  return (
    <div className={styles['empty']}>
      <h2>{title}</h2>
      {children}
    </div>
  );
}
