import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { experimentQuery } from '../../api/experiments.ts';
import type { FoundRun } from '../../api/found-runs.ts';
import { runQuery } from '../../api/runs.ts';
import { Duration } from '../../components/duration.tsx';
import { formatNumber } from '../../components/format.ts';
import { Icon } from '../../components/icon.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { useNow } from '../../components/use-now.ts';
import { RunStatus } from '../runs/run-status.tsx';
import { runHealth } from './run-health.ts';
import styles from './run-line.module.css';

const MINUTE_MS = 60_000;

/** A run on one line: what it is, how far it has come, and what may be wrong with it. */
export function RunLine({ found }: { found: FoundRun }): ReactElement {
  const { run_id, run_name, experiment_id, status, start_time, end_time } = found.info;
  const run = useQuery(runQuery(run_id));
  const experiment = useQuery(experimentQuery(experiment_id));
  const now = useNow(MINUTE_MS);
  const health = run.data === undefined ? undefined : runHealth(run.data, experiment.data?.tags ?? [], now);
  const endMs = end_time === undefined ? Number.NaN : Number(end_time);
  return (
    <li className={styles['line']}>
      <span className={styles['names']}>
        <Link
          to="/e/$id/r/$runId"
          params={{ id: experiment_id, runId: run_id }}
          className={styles['run']}
          title={run_name}
          dir="auto"
        >
          {run_name === '' ? run_id : run_name}
        </Link>
        <Link
          to="/e/$id"
          params={{ id: experiment_id }}
          className={styles['experiment']}
          title={experiment.data?.name}
          dir="auto"
        >
          {experiment.data?.name ?? ' '}
        </Link>
        {health?.warnings.map((warning) => (
          <span key={warning} className={styles['warning']} dir="auto">
            <Icon name="warning" size={12} />
            {warning}
          </span>
        ))}
      </span>
      <span className={styles['state']}>
        <RunStatus status={status} />
      </span>
      <Primary primary={health?.primary} />
      <span className={styles['time']}>
        <Duration startMs={Number(start_time)} endMs={endMs} />
      </span>
      {end_time !== undefined && (
        <span className={styles['time']}>
          <TimeAgo ms={endMs} />
        </span>
      )}
    </li>
  );
}

function Primary({ primary }: { primary: ReturnType<typeof runHealth>['primary'] }): ReactElement {
  if (primary === undefined) return <span className={styles['metric']} />;
  const { key, value, step } = primary;
  return (
    <span className={styles['metric']} title={`${key} = ${value} at step ${step}`}>
      <span dir="auto">{key}</span>
      <strong>{formatNumber(value)}</strong>
    </span>
  );
}
