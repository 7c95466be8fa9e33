import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo, useState } from 'react';
import {
  addRecords,
  deleteRecords,
  type EvaluationRecord,
  evaluationRecordsQuery,
} from '../../api/evaluation-datasets.ts';
import { useChange } from '../../api/use-change.ts';
import { useNextPage } from '../../api/use-next-page.ts';
import { Button } from '../../components/button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import styles from './record-table.module.css';
import { RecordDrawer } from './record-drawer.tsx';
import { RecordSource } from './record-source.tsx';
import { counted } from '../../components/format.ts';

interface RecordTableProps {
  readonly datasetId: string;
  /** The record that is looked at beside the table. */
  readonly open: string | undefined;
  readonly onOpen: (recordId: string | undefined) => void;
}

const NOTHING: readonly EvaluationRecord[] = [];

/** The records of an evaluation dataset. */
export function RecordTable({ datasetId, open, onOpen }: RecordTableProps): ReactElement {
  const query = useInfiniteQuery(evaluationRecordsQuery(datasetId));
  const [picked, setPicked] = useState<readonly string[]>([]);
  const more = useNextPage(query);
  const records = useMemo(() => query.data?.pages.flatMap((page) => page.records) ?? NOTHING, [query.data]);
  const columns = useMemo(() => recordColumns(picked, setPicked), [picked]);
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  const selected = records.filter((record) => picked.includes(record.dataset_record_id));
  const shown = records.find((record) => record.dataset_record_id === open);
  return (
    <>
      <DataTable
        label="Records"
        columns={columns}
        items={records}
        rowKey={(record) => record.dataset_record_id}
        onEnd={more}
        onRowClick={(record) => onOpen(record.dataset_record_id)}
        empty={
          query.isSuccess && (
            <EmptyState title="No records yet">
              <p>Add some as JSON, or select traces and add them to this dataset.</p>
            </EmptyState>
          )
        }
      />
      {selected.length > 0 && (
        <Selection datasetId={datasetId} records={selected} onNone={() => setPicked([])} />
      )}
      {shown !== undefined && <RecordDrawer record={shown} onClose={() => onOpen(undefined)} />}
    </>
  );
}

interface SelectionProps {
  readonly datasetId: string;
  readonly records: readonly EvaluationRecord[];
  readonly onNone: () => void;
}

function Selection({ datasetId, records, onNone }: SelectionProps): ReactElement {
  const change = useChange([['evaluation-dataset', datasetId], ['evaluation-datasets']]);
  const count = counted(records.length, 'record');
  const remove = async (): Promise<void> => {
    const isDone = await change({
      run: () =>
        deleteRecords(
          datasetId,
          records.map((one) => one.dataset_record_id),
        ),
      done: `${count} deleted.`,
      undo: () =>
        addRecords(
          datasetId,
          records.map(({ inputs, expectations, outputs, tags, source }) => ({
            inputs,
            expectations,
            outputs,
            tags,
            source,
          })),
        ),
    });
    if (isDone) onNone();
  };
  return (
    <div className={styles['bar']} role="toolbar" aria-label="Selected records">
      <strong>{count}</strong>
      <Button look="danger" icon="trash" onClick={() => void remove()}>
        Delete
      </Button>
      <Button look="quiet" onClick={onNone}>
        Select none
      </Button>
    </div>
  );
}

function json(value: unknown): ReactElement {
  const isNothing = value === undefined || value === null || JSON.stringify(value) === '{}';
  const text = isNothing ? '–' : JSON.stringify(value);
  return (
    <code title={text} dir="auto">
      {text}
    </code>
  );
}

function recordColumns(
  picked: readonly string[],
  onPick: (ids: readonly string[]) => void,
): Column<EvaluationRecord>[] {
  const toggle = (id: string): void =>
    onPick(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id]);
  return [
    {
      id: 'inputs',
      title: 'Inputs',
      widthPx: 320,
      isPinned: true,
      cell: ({ dataset_record_id: id, inputs }) => (
        <span className={styles['inputs']}>
          <input
            type="checkbox"
            aria-label={`Select record ${id.slice(0, 11)}`}
            checked={picked.includes(id)}
            onClick={(event) => event.stopPropagation()}
            onChange={() => toggle(id)}
          />
          {json(inputs)}
        </span>
      ),
    },
    {
      id: 'expectations',
      title: 'Expectations',
      widthPx: 300,
      cell: ({ expectations }) => json(expectations),
    },
    { id: 'outputs', title: 'Outputs', widthPx: 240, cell: ({ outputs }) => json(outputs) },
    { id: 'source', title: 'Source', widthPx: 140, cell: (record) => <RecordSource record={record} /> },
    {
      id: 'changed',
      title: 'Changed',
      widthPx: 110,
      cell: ({ last_update_time }) => <TimeAgo ms={last_update_time} />,
    },
  ];
}
