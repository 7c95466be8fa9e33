import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import {
  addToReviewQueue,
  removeFromReviewQueue,
  type ReviewItem,
  reviewItemsQuery,
  type ReviewStatus,
  setReviewStatus,
} from '../../api/evaluation.ts';
import { type Change, useChange } from '../../api/use-change.ts';
import { Badge, type Tone } from '../../components/badge.tsx';
import { Button, IconButton } from '../../components/button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import styles from './review-items.module.css';

const STATUSES: Readonly<Record<string, readonly [tone: Tone, word: string]>> = {
  PENDING: ['warn', 'Waiting'],
  COMPLETE: ['good', 'Reviewed'],
  DECLINED: ['muted', 'Declined'],
};

/** The traces of a review queue, with what has become of each. */
export function ReviewItems({ queueId }: { readonly queueId: string }): ReactElement {
  const query = useQuery(reviewItemsQuery(queueId));
  const change = useChange([['review-queues']]);
  const columns = useMemo(() => itemColumns(change), [change]);
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <DataTable
      label="Items of the queue"
      columns={columns}
      items={query.data ?? []}
      rowKey={({ item_id }) => item_id}
      empty={
        query.isSuccess && (
          <EmptyState title="Nothing is in this queue">
            <p>Select traces in the tab of traces and add them to it.</p>
          </EmptyState>
        )
      }
    />
  );
}

type Make = (change: Change) => Promise<boolean>;

function itemColumns(change: Make): Column<ReviewItem>[] {
  return [
    {
      id: 'trace',
      title: 'Trace',
      widthPx: 300,
      cell: ({ item_id }) => (
        <Link
          to="/traces/$id"
          params={{ id: item_id }}
          search={{ part: 'assessments' }}
          className={styles['link']}
        >
          <code>{item_id}</code>
        </Link>
      ),
    },
    {
      id: 'status',
      title: 'Status',
      widthPx: 120,
      cell: ({ status }) => {
        const [tone, word] = STATUSES[status] ?? ['muted', 'Unknown'];
        return <Badge tone={tone}>{word}</Badge>;
      },
    },
    {
      id: 'by',
      title: 'Reviewed by',
      widthPx: 150,
      cell: ({ completed_by }) => <span dir="auto">{completed_by || '–'}</span>,
    },
    {
      id: 'when',
      title: 'Added',
      widthPx: 110,
      cell: ({ creation_time_ms }) => <TimeAgo ms={Number(creation_time_ms)} />,
    },
    { id: 'acts', title: ' ', widthPx: 260, cell: (item) => <ItemActs item={item} change={change} /> },
  ];
}

function ItemActs({ item, change }: { item: ReviewItem; change: Make }): ReactElement {
  const set = (status: ReviewStatus, done: string): void =>
    void change({
      run: () => setReviewStatus(item, status),
      done,
      undo: () => setReviewStatus(item, item.status),
    });
  const remove = (): void =>
    void change({
      run: () => removeFromReviewQueue(item.queue_id, [item.item_id]),
      done: 'The trace is out of the queue.',
      undo: () => addToReviewQueue(item.queue_id, [item.item_id]),
    });
  return (
    <span className={styles['acts']}>
      {item.status === 'PENDING' ? (
        <>
          <Button icon="check" onClick={() => set('COMPLETE', 'The trace is reviewed.')}>
            Complete
          </Button>
          <Button look="quiet" onClick={() => set('DECLINED', 'The trace is declined.')}>
            Decline
          </Button>
        </>
      ) : (
        <Button look="quiet" onClick={() => set('PENDING', 'The trace waits again.')}>
          Review again
        </Button>
      )}
      <IconButton icon="close" label="Take the trace out of the queue" onClick={remove} />
    </span>
  );
}
