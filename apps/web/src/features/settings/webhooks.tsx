import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useChange } from '../../api/use-change.ts';
import { deleteWebhook, type Webhook, webhooksQuery } from '../../api/webhooks.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { TypedConfirm } from '../../components/typed-confirm.tsx';
import { WebhookDeliveries } from './webhook-deliveries.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import { WebhookLine } from './webhook-line.tsx';
import styles from './webhooks.module.css';

interface WebhooksProps {
  /** The webhook whose deliveries are shown. */
  readonly open: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

/** Who is told of what happens in the registry. */
export function Webhooks({ open, onOpen }: WebhooksProps): ReactElement {
  const query = useQuery(webhooksQuery());
  const change = useChange([['webhooks']]);
  const [edited, setEdited] = useState<Webhook | 'new'>();
  const [deleted, setDeleted] = useState<Webhook>();
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  const opened = query.data?.find(({ webhook_id }) => webhook_id === open);
  return (
    <div className={styles['webhooks']}>
      <div className={styles['head']}>
        <p>
          A webhook is a URL that is told of events in the registry, tried again for three days if it fails.
        </p>
        <Button look="primary" icon="plus" onClick={() => setEdited('new')}>
          New webhook
        </Button>
      </div>
      {query.data?.length === 0 && (
        <EmptyState title="No webhooks yet">
          <p>Create one to start a deployment when an alias moves, or to tell a chat of new versions.</p>
        </EmptyState>
      )}
      <ul>
        {query.data?.map((webhook) => (
          <WebhookLine
            key={webhook.webhook_id}
            webhook={webhook}
            onEdit={() => setEdited(webhook)}
            onDelete={() => setDeleted(webhook)}
            onDeliveries={() => onOpen(webhook.webhook_id)}
          />
        ))}
      </ul>
      {edited !== undefined && (
        <WebhookDialog webhook={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
      {opened !== undefined && <WebhookDeliveries webhook={opened} onClose={() => onOpen(undefined)} />}
      {deleted !== undefined && (
        <TypedConfirm
          title="Delete a webhook"
          word={deleted.name}
          act="Delete for good"
          onClose={() => setDeleted(undefined)}
          onConfirm={() => {
            setDeleted(undefined);
            void change({
              run: () => deleteWebhook(deleted.webhook_id),
              done: `${deleted.name} is deleted.`,
            });
          }}
        >
          <p>
            Its secret and everything that still waits to be delivered will be gone. Disable it instead to
            keep them.
          </p>
        </TypedConfirm>
      )}
    </div>
  );
}
