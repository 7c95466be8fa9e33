import type { ReactElement } from 'react';
import { Badge, type Tone } from '../../components/badge.tsx';
import type { RunRow } from './run-row.ts';

const STATES: Readonly<Record<RunRow['status'], readonly [tone: Tone, word: string]>> = {
  RUNNING: ['info', 'Running'],
  SCHEDULED: ['muted', 'Scheduled'],
  FINISHED: ['good', 'Finished'],
  FAILED: ['bad', 'Failed'],
  KILLED: ['warn', 'Killed'],
};

export function RunStatus({ status }: { status: RunRow['status'] }): ReactElement {
  const [tone, word] = STATES[status];
  return <Badge tone={tone}>{word}</Badge>;
}
