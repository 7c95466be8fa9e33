import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { experimentQuery } from '../../api/experiments.ts';
import type { FoundRun } from '../../api/found-runs.ts';
import { TimeAgo } from '../../components/time-ago.tsx';
import { RunStatus } from '../runs/run-status.tsx';
import { Matched } from './matched.tsx';

interface FoundRunLineProps {
  readonly run: FoundRun;
  /** The param or tag for which the run was found. */
  readonly match: { readonly key: string; readonly value: string } | undefined;
  readonly text: string;
}

/** A run, where it lies, and why it was found. */
export function FoundRunLine({ run, match, text }: FoundRunLineProps): ReactElement {
  const { run_id, run_name, experiment_id, status, start_time } = run.info;
  const experiment = useQuery(experimentQuery(experiment_id));
  return (
    <li>
      <Link to="/e/$id/r/$runId" params={{ id: experiment_id, runId: run_id }} dir="auto" title={run_name}>
        {run_name === '' ? run_id : <Matched value={run_name} text={text} />}
      </Link>
      <RunStatus status={status} />
      <span dir="auto">
        {experiment.data?.name}
        {match !== undefined && (
          <>
            {' · '}
            {match.key} = <Matched value={match.value} text={text} />
          </>
        )}
        {run.matched === 'run_id' && (
          <>
            {' · '}
            <Matched value={run_id} text={text} />
          </>
        )}
      </span>
      <TimeAgo ms={Number(start_time)} />
    </li>
  );
}
