import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { FirstRun } from './first-run.tsx';
import styles from './experiments-empty.module.css';

/** Why there are no experiments, and what to do. */
export function ExperimentsEmpty({ text, isTrash }: { text: string; isTrash: boolean }): ReactElement {
  const all = (
    <Link to="/experiments" className={styles['link']}>
      Show all experiments
    </Link>
  );
  if (text !== '') return <EmptyState title="No experiment is like that">{all}</EmptyState>;
  if (isTrash) {
    return (
      <EmptyState title="Nothing is deleted">
        <p>Deleted experiments stay here, with their runs, until they are restored or collected by gc.</p>
        {all}
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No experiments yet">
      <FirstRun />
    </EmptyState>
  );
}
