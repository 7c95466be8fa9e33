import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { LineageNode } from './lineage-layout.ts';
import styles from './lineage-graph.module.css';

/** A node by its name, which leads to its page where it has one. */
export function LineageLink({ node }: { node: LineageNode }): ReactElement {
  const { kind, label, experiment_id, run_id, name, version } = node;
  if (kind === 'RUN' && experiment_id !== undefined && run_id !== undefined) {
    return (
      <Link to="/e/$id/r/$runId" params={{ id: experiment_id, runId: run_id }} className={styles['link']}>
        {label || run_id}
      </Link>
    );
  }
  if (kind === 'MODEL_VERSION' && name !== undefined && version !== undefined) {
    return (
      <Link to="/models/$name/v/$version" params={{ name, version }} className={styles['link']}>
        Version {version}
      </Link>
    );
  }
  return <span dir="auto">{label}</span>;
}
