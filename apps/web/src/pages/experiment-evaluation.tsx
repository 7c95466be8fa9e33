import { getRouteApi } from '@tanstack/react-router';
import { type ReactElement, useCallback } from 'react';
import { TabList } from '../components/tab-list.tsx';
import { EvaluationRuns } from '../features/evaluation/evaluation-runs.tsx';
import { IssueList } from '../features/evaluation/issue-list.tsx';
import { ReviewQueues } from '../features/evaluation/review-queues.tsx';
import { SchemaList } from '../features/evaluation/schema-list.tsx';
import { ScorerList } from '../features/evaluation/scorer-list.tsx';
import styles from './experiment-evaluation.module.css';

const route = getRouteApi('/e/$id');
const PARTS = [
  { id: 'runs', title: 'Evaluations' },
  { id: 'issues', title: 'Issues' },
  { id: 'queues', title: 'Review queues' },
  { id: 'schemas', title: 'Label schemas' },
  { id: 'scorers', title: 'Scorers' },
] as const;
type PartId = (typeof PARTS)[number]['id'];
const NOTHING: readonly string[] = [];

interface ExperimentEvaluationProps {
  readonly id: string;
  readonly name: string;
}

export function ExperimentEvaluation({ id, name }: ExperimentEvaluationProps): ReactElement {
  const { epart, eruns = NOTHING, queue, issue, istatus } = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback(
    (changes: {
      epart?: string | undefined;
      eruns?: readonly string[] | undefined;
      queue?: string | undefined;
      issue?: string | undefined;
      istatus?: string | undefined;
    }) => void navigate({ search: (old) => ({ ...old, ...changes }) as typeof old, replace: true }),
    [navigate],
  );
  const choose = useCallback(
    (runIds: readonly string[]) => change({ eruns: runIds.length === 0 ? undefined : runIds }),
    [change],
  );
  const part = PARTS.find((one) => one.id === epart)?.id ?? 'runs';
  return (
    <>
      <div className={styles['parts']}>
        <TabList<PartId>
          label="Parts of the evaluation"
          tabs={PARTS}
          chosen={part}
          onChoose={(chosen) => change({ epart: chosen === 'runs' ? undefined : chosen })}
        />
      </div>
      {part === 'runs' && (
        <EvaluationRuns experimentId={id} experimentName={name} chosen={eruns} onChoose={choose} />
      )}
      {part === 'issues' && <IssueList experimentId={id} status={istatus} chosen={issue} onChange={change} />}
      {part === 'queues' && (
        <ReviewQueues experimentId={id} chosen={queue} onChoose={(chosen) => change({ queue: chosen })} />
      )}
      {part === 'schemas' && <SchemaList experimentId={id} />}
      {part === 'scorers' && <ScorerList experimentId={id} />}
    </>
  );
}
