import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { evaluationRunsQuery } from '../../api/evaluation.ts';
import { metricValue } from '../../api/metric-value.ts';
import type { Run } from '../../api/runs.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatNumber } from '../../components/format.ts';
import { Refusal } from '../../components/refusal.tsx';
import { Snippet } from '../../components/snippet.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { EvaluationResults } from './evaluation-results.tsx';
import styles from './evaluation-runs.module.css';

interface EvaluationRunsProps {
  readonly experimentId: string;
  readonly experimentName: string;
  /** The runs whose results are shown. */
  readonly chosen: readonly string[];
  readonly onChoose: (runIds: readonly string[]) => void;
}

/** Evaluations with their metrics; below them, what the chosen ones made of each request. */
export function EvaluationRuns(props: EvaluationRunsProps): ReactElement {
  const { experimentId, experimentName, chosen, onChoose } = props;
  const query = useQuery(evaluationRunsQuery(experimentId));
  const columns = useMemo(
    () => runColumns(query.data ?? [], chosen, onChoose),
    [query.data, chosen, onChoose],
  );
  const shown = useMemo(
    () => (query.data ?? []).filter(({ info }) => chosen.includes(info.run_id)),
    [query.data, chosen],
  );
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div className={styles['runs']}>
      <DataTable
        label="Evaluation runs"
        columns={columns}
        items={query.data ?? []}
        rowKey={({ info }) => info.run_id}
        onRowClick={({ info }) =>
          onChoose(chosen.length === 1 && chosen[0] === info.run_id ? [] : [info.run_id])
        }
        empty={query.isSuccess && <NoEvaluations name={experimentName} />}
      />
      {shown.length > 0 && <EvaluationResults experimentId={experimentId} runs={shown} />}
    </div>
  );
}

function NoEvaluations({ name }: { name: string }): ReactElement {
  return (
    <EmptyState title="Nothing has been evaluated yet">
      <Snippet
        label="Evaluate"
        code={{
          Python: `import mlflow
from mlflow.genai import scorer

mlflow.set_experiment(${JSON.stringify(name)})

@scorer
def is_short(outputs):
    return len(outputs) < 100

mlflow.genai.evaluate(
    data=[{"inputs": {"question": "why?"}}],
    predict_fn=answer,
    scorers=[is_short],
)`,
        }}
      />
    </EmptyState>
  );
}

function tagOf({ data }: Run, key: string): string | undefined {
  return data.tags?.find((tag) => tag.key === key)?.value;
}

const FACT_COLUMNS: readonly Column<Run>[] = [
  {
    id: 'time',
    title: 'Started',
    widthPx: 110,
    cell: ({ info }) => <TimeAgo ms={Number(info.start_time)} />,
  },
  {
    id: 'dataset',
    title: 'Dataset',
    widthPx: 170,
    cell: ({ inputs }) => (
      <span dir="auto">{inputs?.dataset_inputs?.map(({ dataset }) => dataset.name).join(', ') || '–'}</span>
    ),
  },
  {
    id: 'kind',
    title: 'Kind',
    widthPx: 130,
    cell: (run) => <span dir="auto">{(tagOf(run, 'mlflow.runType') ?? '').replaceAll('_', ' ')}</span>,
  },
  {
    id: 'model',
    title: 'Judged',
    widthPx: 180,
    cell: (run) => {
      const judged = tagOf(run, 'mlflow.genaiEvaluate.agent.function');
      return (
        <span title={judged} dir="auto">
          {judged ?? '–'}
        </span>
      );
    },
  },
];

function metricColumn(key: string): Column<Run> {
  return {
    id: `metric.${key}`,
    title: key,
    widthPx: 120,
    align: 'end',
    cell: ({ data }) => {
      const value = data.metrics?.find((metric) => metric.key === key)?.value;
      if (value === undefined) return '–';
      return <span title={String(value)}>{formatNumber(metricValue(value))}</span>;
    },
  };
}

function runColumns(
  runs: readonly Run[],
  chosen: readonly string[],
  onChoose: (runIds: readonly string[]) => void,
): Column<Run>[] {
  const metrics = [
    ...new Set(runs.flatMap(({ data }) => (data.metrics ?? []).map(({ key }) => key))),
  ].toSorted();
  const toggle = (id: string): void =>
    onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return [
    {
      id: 'name',
      title: 'Evaluation',
      widthPx: 220,
      isPinned: true,
      cell: ({ info }) => (
        <span className={styles['name']} onClick={(event) => event.stopPropagation()}>
          <input
            type="checkbox"
            aria-label={`Compare ${info.run_name}`}
            checked={chosen.includes(info.run_id)}
            onChange={() => toggle(info.run_id)}
          />
          <Link to="/e/$id/r/$runId" params={{ id: info.experiment_id, runId: info.run_id }} dir="auto">
            {info.run_name}
          </Link>
        </span>
      ),
    },
    ...FACT_COLUMNS,
    ...metrics.map(metricColumn),
  ];
}
