import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useMemo, useState } from 'react';
import {
  type EvaluationDataset,
  evaluationDatasetsQuery,
  runDatasetsQuery,
} from '../../api/evaluation-datasets.ts';
import { Button } from '../../components/button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Snippet } from '../../components/snippet.tsx';
import { TagChips } from '../../components/tag-chips.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { CreateDataset } from './create-dataset.tsx';
import { datasetTags, recordCount, schemaText } from './dataset-facts.ts';
import styles from './dataset-lists.module.css';

interface DatasetListsProps {
  readonly experimentId: string;
  readonly experimentName: string;
  readonly onOpen: (datasetId: string) => void;
}

/** The evaluation datasets of an experiment, and the datasets that its runs used. */
export function DatasetLists({ experimentId, experimentName, onOpen }: DatasetListsProps): ReactElement {
  const [isCreating, setIsCreating] = useState(false);
  return (
    <div className={styles['lists']}>
      <Part
        title="Evaluation datasets"
        action={
          <Button icon="plus" onClick={() => setIsCreating(true)}>
            New dataset
          </Button>
        }
      >
        <EvaluationDatasets experimentId={experimentId} experimentName={experimentName} />
      </Part>
      <Part title="Datasets of runs">
        <RunDatasets experimentId={experimentId} />
      </Part>
      {isCreating && (
        <CreateDataset experimentId={experimentId} onClose={() => setIsCreating(false)} onCreated={onOpen} />
      )}
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

function Part({ title, action, children }: PartProps): ReactElement {
  return (
    <section className={styles['part']} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {action}
      </header>
      {children}
    </section>
  );
}

function EvaluationDatasets({
  experimentId,
  experimentName,
}: Omit<DatasetListsProps, 'onOpen'>): ReactElement {
  const query = useQuery(evaluationDatasetsQuery(experimentId));
  const columns = useMemo(() => datasetColumns(experimentId), [experimentId]);
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <DataTable
      label="Evaluation datasets"
      columns={columns}
      items={query.data ?? []}
      rowKey={({ dataset_id }) => dataset_id}
      empty={
        query.isSuccess && (
          <EmptyState title="No evaluation datasets yet">
            <Snippet
              label="Make a dataset"
              code={{
                Python: `import mlflow

mlflow.set_experiment(${JSON.stringify(experimentName)})
dataset = mlflow.genai.create_dataset(name="golden questions")
dataset.merge_records([{"inputs": {"question": "why?"}, "expectations": {"expected_response": "because"}}])`,
              }}
            />
          </EmptyState>
        )
      }
    />
  );
}

function datasetColumns(id: string): Column<EvaluationDataset>[] {
  return [
    {
      id: 'name',
      title: 'Name',
      widthPx: 240,
      cell: ({ dataset_id: datasetId, name }) => (
        <Link
          to="/e/$id/d/$datasetId"
          params={{ id, datasetId }}
          className={styles['name']}
          title={name}
          dir="auto"
        >
          {name}
        </Link>
      ),
    },
    { id: 'records', title: 'Records', widthPx: 90, align: 'end', cell: recordCount },
    {
      id: 'schema',
      title: 'Fields',
      widthPx: 300,
      cell: (dataset) => <span title={schemaText(dataset)}>{schemaText(dataset) || '–'}</span>,
    },
    {
      id: 'tags',
      title: 'Tags',
      widthPx: 200,
      cell: (dataset) => <TagChips tags={datasetTags(dataset)} />,
    },
    {
      id: 'by',
      title: 'Made by',
      widthPx: 120,
      cell: ({ created_by }) => <span dir="auto">{created_by || '–'}</span>,
    },
    {
      id: 'updated',
      title: 'Changed',
      widthPx: 120,
      cell: ({ last_update_time }) => <TimeAgo ms={Number(last_update_time)} />,
    },
  ];
}

interface RunDataset {
  readonly name: string;
  readonly digest: string;
  readonly context?: string | undefined;
}

const RUN_COLUMNS: readonly Column<RunDataset>[] = [
  {
    id: 'name',
    title: 'Name',
    widthPx: 240,
    cell: ({ name }) => (
      <span title={name} dir="auto">
        {name}
      </span>
    ),
  },
  {
    id: 'digest',
    title: 'Digest',
    widthPx: 160,
    cell: ({ digest }) => <code title={digest}>{digest}</code>,
  },
  {
    id: 'context',
    title: 'Used for',
    widthPx: 160,
    cell: ({ context }) => <span dir="auto">{context || '–'}</span>,
  },
];

function RunDatasets({ experimentId }: { experimentId: string }): ReactElement {
  const query = useQuery(runDatasetsQuery(experimentId));
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <DataTable
      label="Datasets of runs"
      columns={RUN_COLUMNS}
      items={query.data ?? []}
      rowKey={({ name, digest, context = '' }) => `${name} ${digest} ${context}`}
      empty={
        query.isSuccess && (
          <EmptyState title="No run has used a dataset yet">
            <code>mlflow.log_input(mlflow.data.from_pandas(frame, name="points"), context="training")</code>
          </EmptyState>
        )
      }
    />
  );
}
