import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import {
  createReviewQueue,
  deleteReviewQueue,
  type ReviewQueue,
  reviewQueuesQuery,
} from '../../api/evaluation.ts';
import { useChange } from '../../api/use-change.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Menu } from '../../components/menu.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { TypedConfirm } from '../../components/typed-confirm.tsx';
import { ReviewItems } from './review-items.tsx';
import styles from './review-queues.module.css';

interface ReviewQueuesProps {
  readonly experimentId: string;
  readonly chosen: string | undefined;
  readonly onChoose: (queueId: string | undefined) => void;
}

/** Traces that wait to be looked at by people, queue by queue. */
export function ReviewQueues({ experimentId, chosen, onChoose }: ReviewQueuesProps): ReactElement {
  const query = useQuery(reviewQueuesQuery(experimentId));
  const queues = query.data ?? [];
  const queue = queues.find(({ queue_id }) => queue_id === chosen) ?? queues[0];
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div className={styles['split']}>
      <nav className={styles['side']} aria-label="Review queues">
        <NewQueue experimentId={experimentId} />
        <ul>
          {queues.map((one) => (
            <li key={one.queue_id}>
              <button
                type="button"
                aria-current={one === queue}
                className={classNames(styles['queue'], one === queue && styles['chosen'])}
                onClick={() => onChoose(one.queue_id)}
              >
                <span dir="auto">{one.name}</span>
                <small>{one.queue_type === 'USER' ? 'of a user' : ''}</small>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      {queue === undefined ? (
        query.isSuccess && (
          <EmptyState title="No review queues yet">
            <p>Make one, select traces, and add them to it: who reviews them completes one by one.</p>
          </EmptyState>
        )
      ) : (
        <Queue key={queue.queue_id} queue={queue} onGone={() => onChoose(undefined)} />
      )}
    </div>
  );
}

function Queue({ queue, onGone }: { queue: ReviewQueue; onGone: () => void }): ReactElement {
  const [isDeleting, setIsDeleting] = useState(false);
  // Not its items: asked again, they would only say that their queue is gone.
  const change = useChange([['review-queues', queue.experiment_id]]);
  const remove = async (): Promise<void> => {
    setIsDeleting(false);
    const isDone = await change({
      run: () => deleteReviewQueue(queue.queue_id),
      done: `${queue.name} is deleted.`,
    });
    if (isDone) onGone();
  };
  return (
    <section className={styles['main']} aria-label={queue.name}>
      <header>
        <h2 dir="auto">{queue.name}</h2>
        {(queue.users ?? []).length > 0 && <span dir="auto">for {queue.users?.join(', ')}</span>}
        <Menu
          icon="more"
          label={`More about ${queue.name}`}
          items={[
            { title: 'Delete…', icon: 'trash', isDangerous: true, onChoose: () => setIsDeleting(true) },
          ]}
        />
      </header>
      <ReviewItems queueId={queue.queue_id} />
      {isDeleting && (
        <TypedConfirm
          title="Delete the review queue"
          word={queue.name}
          act="Delete the queue"
          onConfirm={() => void remove()}
          onClose={() => setIsDeleting(false)}
        >
          <p>What was said of its traces stays. Which of them were reviewed is gone for good.</p>
        </TypedConfirm>
      )}
    </section>
  );
}

function NewQueue({ experimentId }: { experimentId: string }): ReactElement {
  const [name, setName] = useState<string>();
  const change = useChange([['review-queues']]);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const given = (name ?? '').trim();
    if (given === '') return;
    const isDone = await change({
      run: () => createReviewQueue(experimentId, given),
      done: `${given} is created.`,
    });
    if (isDone) setName(undefined);
  };
  if (name === undefined) {
    return (
      <Button icon="plus" onClick={() => setName('')}>
        New queue
      </Button>
    );
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void save(event)}>
      <input
        autoFocus
        aria-label="Name of the queue"
        placeholder="weekly check"
        value={name}
        onChange={({ target }) => setName(target.value)}
        onKeyDown={(event) => event.key === 'Escape' && setName(undefined)}
      />
      <Button type="submit" look="primary">
        Create
      </Button>
    </form>
  );
}
