import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { createWebhook, updateWebhook, type Webhook, type WebhookDraft } from '../../api/webhooks.ts';
import { CheckList } from '../../components/check-list.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Field } from '../../components/field.tsx';
import styles from './webhooks.module.css';
import { EVENT_TEXTS, eventsOf, eventText } from './webhook-events.ts';

interface WebhookDialogProps {
  /** The one that is changed; undefined for a new one. */
  readonly webhook: Webhook | undefined;
  readonly onClose: () => void;
}

function draftOf(webhook: Webhook | undefined): WebhookDraft {
  const { name = '', url = '', description = '', events = [] } = webhook ?? {};
  return { name, url, description, secret: '', events };
}

/** Asks who is to be told of what. What the server refuses stands under the fields, in its words. */
export function WebhookDialog({ webhook, onClose }: WebhookDialogProps): ReactElement {
  const [draft, setDraft] = useState(() => draftOf(webhook));
  const [error, setError] = useState<string>();
  const queries = useQueryClient();
  const change = (changes: Partial<WebhookDraft>): void => {
    setDraft({ ...draft, ...changes });
    setError(undefined);
  };
  const save = async (): Promise<void> => {
    try {
      await (webhook === undefined ? createWebhook(draft) : updateWebhook(webhook.webhook_id, draft));
      await queries.invalidateQueries({ queryKey: ['webhooks'] });
      onClose();
    } catch (refusal) {
      setError((refusal as Error).message);
    }
  };
  const isReady = draft.name.trim() !== '' && draft.url.trim() !== '' && draft.events.length > 0;
  return (
    <FormDialog
      title={webhook === undefined ? 'New webhook' : `Change ${webhook.name}`}
      width="560px"
      onClose={onClose}
      act={webhook === undefined ? 'Create' : 'Save'}
      isReady={isReady}
      onSubmit={() => void save()}
    >
      <DraftFields {...{ draft, change, error }} hasSecret={webhook !== undefined} />
      <div className={styles['events']}>
        <CheckList
          label="Tell it when"
          items={EVENT_TEXTS}
          chosen={draft.events.map(eventText)}
          onChoose={(texts) => change({ events: eventsOf(texts) })}
        />
      </div>
    </FormDialog>
  );
}

interface DraftFieldsProps {
  readonly draft: WebhookDraft;
  readonly change: (changes: Partial<WebhookDraft>) => void;
  readonly error: string | undefined;
  readonly hasSecret: boolean;
}

function DraftFields({ draft, change, error, hasSecret }: DraftFieldsProps): ReactElement {
  return (
    <>
      <Field label="Name">
        {(field) => (
          <input
            {...field}
            autoFocus
            autoComplete="off"
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label="URL" error={error} hint="Each event is sent there as JSON, over https">
        {(field) => (
          <input
            {...field}
            type="url"
            autoComplete="off"
            spellCheck={false}
            placeholder="https://"
            value={draft.url}
            onChange={(event) => change({ url: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Secret"
        hint={
          hasSecret
            ? 'Empty to keep the one that it has'
            : 'Signs what is sent, so that the receiver can trust it; may stay empty'
        }
      >
        {(field) => (
          <input
            {...field}
            type="password"
            autoComplete="new-password"
            value={draft.secret}
            onChange={(event) => change({ secret: event.target.value })}
          />
        )}
      </Field>
      <Field label="Description">
        {(field) => (
          <input
            {...field}
            autoComplete="off"
            dir="auto"
            value={draft.description}
            onChange={(event) => change({ description: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
