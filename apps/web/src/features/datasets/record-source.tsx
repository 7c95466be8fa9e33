import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { EvaluationRecord } from '../../api/evaluation-datasets.ts';
import styles from './record-source.module.css';

/** Where a record comes from: a trace is a link to it. */
export function RecordSource({ record: { source } }: { record: EvaluationRecord }): ReactElement {
  const { source_type = '', source_data } = (source ?? {}) as {
    source_type?: string;
    source_data?: { trace_id?: string };
  };
  const traceId = source_data?.trace_id;
  if (source_type !== 'TRACE' || traceId === undefined) return <>{source_type.toLowerCase() || '–'}</>;
  return (
    <Link
      to="/traces/$id"
      params={{ id: traceId }}
      className={styles['link']}
      onClick={(event) => event.stopPropagation()}
    >
      trace {traceId.slice(3, 11)}
    </Link>
  );
}
