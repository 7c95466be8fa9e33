import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { activityQuery } from '../../api/experiment-activity.ts';
import { Badge } from '../../components/badge.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { formatCount } from '../../components/format.ts';

interface ActivityCellProps {
  readonly id: string;
  readonly what: 'runs' | 'running' | 'last';
}

/** One figure of an experiment's runs; only rows in sight ask for it. */
export function ActivityCell({ id, what }: ActivityCellProps): ReactElement {
  const { data } = useQuery(activityQuery(id));
  if (data === undefined || data === null) return <span aria-hidden="true"> </span>;
  if (what === 'runs') return <span>{formatCount(Number(data.runs))}</span>;
  if (what === 'last') return <TimeAgo ms={Number(data.last_start_time ?? 0)} />;
  const running = Number(data.running);
  return running === 0 ? <span>–</span> : <Badge tone="info">{running} running</Badge>;
}
