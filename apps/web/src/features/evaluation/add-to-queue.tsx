import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { addToReviewQueue, removeFromReviewQueue, reviewQueuesQuery } from '../../api/evaluation.ts';
import { useChange } from '../../api/use-change.ts';
import { Menu } from '../../components/menu.tsx';
import { counted } from '../../components/format.ts';

interface AddToQueueProps {
  readonly experimentId: string;
  readonly traceIds: readonly string[];
}

/** Puts traces into a review queue; there is nothing to choose while there is no queue. */
export function AddToQueue({ experimentId, traceIds }: AddToQueueProps): ReactElement {
  const { data = [] } = useQuery(reviewQueuesQuery(experimentId));
  const change = useChange([['review-queues']]);
  if (data.length === 0) return <></>;
  return (
    <Menu
      label="Add to a review queue"
      items={data.map(({ queue_id, name }) => ({
        title: name,
        onChoose: () =>
          void change({
            run: () => addToReviewQueue(queue_id, traceIds),
            done: `Added ${counted(traceIds.length, 'trace')} to ${name}.`,
            undo: () => removeFromReviewQueue(queue_id, traceIds),
          }),
      }))}
    />
  );
}
