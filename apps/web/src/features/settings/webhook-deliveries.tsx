import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { type Webhook, webhookDeliveriesQuery, type WebhookDelivery } from '../../api/webhooks.ts';
import { Badge, type Tone } from '../../components/badge.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { eventText } from './webhook-events.ts';
import styles from './webhooks.module.css';
import { counted } from '../../components/format.ts';

const STATES: Readonly<Record<WebhookDelivery['state'], readonly [tone: Tone, word: string]>> = {
  WAITING: ['info', 'Waiting'],
  DELIVERED: ['good', 'Delivered'],
  FAILED: ['bad', 'Given up'],
};

interface WebhookDeliveriesProps {
  readonly webhook: Webhook;
  readonly onClose: () => void;
}

/** What was sent, what still waits and why, the newest first. */
export function WebhookDeliveries({ webhook, onClose }: WebhookDeliveriesProps): ReactElement {
  const query = useQuery(webhookDeliveriesQuery(webhook.webhook_id));
  return (
    <Dialog kind="drawer" title={`Deliveries to ${webhook.name}`} width="620px" onClose={onClose}>
      {query.isError && <Refusal error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.length === 0 && (
        <p className={styles['none']}>
          Nothing has been sent yet: it will be once one of its events happens. A test does not count.
        </p>
      )}
      <ol className={styles['deliveries']}>
        {query.data?.map((delivery) => (
          <Delivery key={delivery.delivery_id} delivery={delivery} />
        ))}
      </ol>
    </Dialog>
  );
}

function Delivery({ delivery }: { delivery: WebhookDelivery }): ReactElement {
  const { state, event, attempts, creation_timestamp, response_status, last_error, next_attempt_timestamp } =
    delivery;
  const [tone, word] = STATES[state];
  return (
    <li>
      <p>
        <Badge tone={tone}>{word}</Badge>
        <strong>{eventText(event)}</strong>
        <TimeAgo ms={Number(creation_timestamp)} />
      </p>
      <p className={styles['detail']}>
        {counted(attempts, 'attempt')}
        {response_status !== undefined && `, the last answered ${response_status}`}
        {last_error !== undefined && `: ${last_error}`}
        {next_attempt_timestamp !== undefined && (
          <>
            {' '}
            Next <TimeAgo ms={Number(next_attempt_timestamp)} />.
          </>
        )}
      </p>
    </li>
  );
}
