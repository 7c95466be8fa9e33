import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import {
  deleteDatasetTag,
  deleteEvaluationDataset,
  type EvaluationDataset,
  evaluationDatasetQuery,
  setDatasetTag,
} from '../api/evaluation-datasets.ts';
import { useChange } from '../api/use-change.ts';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { Crumbs } from '../components/crumbs.tsx';
import { Menu } from '../components/menu.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { TagEditor } from '../components/tag-editor.tsx';
import { TypedConfirm } from '../components/typed-confirm.tsx';
import { AddRecords } from '../features/datasets/add-records.tsx';
import { datasetTags } from '../features/datasets/dataset-facts.ts';
import { RecordTable } from '../features/datasets/record-table.tsx';
import { ExperimentCrumb } from '../features/experiments/experiment-crumb.tsx';

const route = getRouteApi('/e/$id/d/$datasetId');

/** An evaluation dataset with its records. */
export function EvaluationDatasetPage(): ReactElement {
  const { id, datasetId } = route.useParams();
  const { record } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(evaluationDatasetQuery(datasetId));
  const dataset = query.data;
  return (
    <Page
      title={dataset?.name ?? ' '}
      above={
        <Crumbs>
          <ExperimentCrumb id={id} />
          <Link to="/e/$id" params={{ id }} search={{ tab: 'datasets' }}>
            Datasets
          </Link>
        </Crumbs>
      }
      actions={dataset !== undefined && <Acts experimentId={id} dataset={dataset} />}
      bar={dataset !== undefined && <Tags dataset={dataset} />}
    >
      {query.isError ? (
        <Refusal error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <RecordTable
          datasetId={datasetId}
          open={record}
          onOpen={(chosen) =>
            void navigate({ search: chosen === undefined ? {} : { record: chosen }, replace: true })
          }
        />
      )}
    </Page>
  );
}

function Tags({ dataset }: { dataset: EvaluationDataset }): ReactElement {
  const id = dataset.dataset_id;
  const tags = datasetTags(dataset);
  const change = useChange([['evaluation-dataset', id], ['evaluation-datasets']]);
  return (
    <TagEditor
      label="the dataset"
      tags={tags}
      onSet={(tag) => {
        const old = tags.find(({ key }) => key === tag.key);
        void change({
          run: () => setDatasetTag(id, tag),
          done: `${tag.key} is set.`,
          undo: () => (old === undefined ? deleteDatasetTag(id, tag.key) : setDatasetTag(id, old)),
        });
      }}
      onDelete={(tag) =>
        void change({
          run: () => deleteDatasetTag(id, tag.key),
          done: `${tag.key} is removed.`,
          undo: () => setDatasetTag(id, tag),
        })
      }
    />
  );
}

interface ActsProps {
  readonly experimentId: string;
  readonly dataset: EvaluationDataset;
}

function Acts({ experimentId, dataset }: ActsProps): ReactElement {
  const { dataset_id, name } = dataset;
  const [open, setOpen] = useState<'add' | 'delete'>();
  const change = useChange([['evaluation-datasets']]);
  const go = useNavigate();
  const remove = async (): Promise<void> => {
    setOpen(undefined);
    const isDone = await change({
      run: () => deleteEvaluationDataset(dataset_id),
      done: `${name} is deleted.`,
    });
    if (isDone) void go({ to: '/e/$id', params: { id: experimentId }, search: { tab: 'datasets' } });
  };
  return (
    <>
      <CopyButton text={dataset_id} label="Copy the dataset's ID" />
      <Button look="primary" icon="plus" onClick={() => setOpen('add')}>
        Add records
      </Button>
      <Menu
        icon="more"
        label={`More about ${name}`}
        items={[
          {
            title: 'Copy the Python that reads it',
            icon: 'copy',
            onChoose: () =>
              void navigator.clipboard.writeText(
                `mlflow.genai.get_dataset(dataset_id=${JSON.stringify(dataset_id)})`,
              ),
          },
          'line',
          { title: 'Delete…', icon: 'trash', isDangerous: true, onChoose: () => setOpen('delete') },
        ]}
      />
      {open === 'add' && <AddRecords datasetId={dataset_id} onClose={() => setOpen(undefined)} />}
      {open === 'delete' && (
        <TypedConfirm
          title="Delete the evaluation dataset"
          word={name}
          act="Delete the dataset"
          onConfirm={() => void remove()}
          onClose={() => setOpen(undefined)}
        >
          <p>With all of its records, from every experiment that uses it. This cannot be taken back.</p>
        </TypedConfirm>
      )}
    </>
  );
}
