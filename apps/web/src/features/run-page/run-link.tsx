import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Run } from '../../api/runs.ts';
import styles from './run-side.module.css';

export function RunLink({ info }: { info: Run['info'] }): ReactElement {
  const { experiment_id, run_id, run_name, status } = info;
  return (
    <Link to="/e/$id/r/$runId" params={{ id: experiment_id, runId: run_id }} className={styles['link']}>
      <span dir="auto">{run_name === '' ? run_id : run_name}</span>
      <small>{status.toLowerCase()}</small>
    </Link>
  );
}
