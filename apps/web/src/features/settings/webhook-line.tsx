import { type ReactElement, useState } from 'react';
import { useChange } from '../../api/use-change.ts';
import { setWebhookStatus, testWebhook, type Webhook, type WebhookTest } from '../../api/webhooks.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Menu } from '../../components/menu.tsx';
import { notifyError } from '../../components/toasts.ts';
import { eventText } from './webhook-events.ts';
import styles from './webhooks.module.css';

interface WebhookLineProps {
  readonly webhook: Webhook;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
  readonly onDeliveries: () => void;
}

export function WebhookLine({ webhook, onEdit, onDelete, onDeliveries }: WebhookLineProps): ReactElement {
  const { webhook_id, name, url, description, status, events = [] } = webhook;
  const [test, setTest] = useState<WebhookTest | 'asking'>();
  const change = useChange([['webhooks']]);
  const isActive = status === 'ACTIVE';
  const tryIt = async (): Promise<void> => {
    setTest('asking');
    try {
      setTest(await testWebhook(webhook_id));
    } catch (error) {
      setTest(undefined);
      notifyError(error);
    }
  };
  const setStatus = (next: Webhook['status']): void =>
    void change({
      run: () => setWebhookStatus(webhook_id, next),
      done: `${name} is ${next === 'ACTIVE' ? 'enabled' : 'disabled'}.`,
      undo: () => setWebhookStatus(webhook_id, status),
    });
  return (
    <li className={styles['line']}>
      <div className={styles['about']}>
        <p>
          <strong>{name}</strong>
          <Badge tone={isActive ? 'good' : 'muted'}>{isActive ? 'Enabled' : 'Disabled'}</Badge>
        </p>
        <p className={styles['url']}>{url}</p>
        {description !== undefined && description !== '' && <p dir="auto">{description}</p>}
        <p>{events.map(eventText).join(' · ')}</p>
        <TestResult test={test} />
      </div>
      <div className={styles['acts']}>
        <Button onClick={() => void tryIt()} disabled={test === 'asking'}>
          Test
        </Button>
        <Button onClick={onDeliveries}>Deliveries</Button>
        <Menu
          icon="more"
          label={`More about ${name}`}
          items={[
            { title: 'Change…', icon: 'edit', onChoose: onEdit },
            isActive
              ? { title: 'Disable', icon: 'eyeOff', onChoose: () => setStatus('DISABLED') }
              : { title: 'Enable', icon: 'eye', onChoose: () => setStatus('ACTIVE') },
            'line',
            { title: 'Delete…', icon: 'trash', isDangerous: true, onChoose: onDelete },
          ]}
        />
      </div>
    </li>
  );
}

function TestResult({ test }: { test: WebhookTest | 'asking' | undefined }): ReactElement {
  return (
    <div role="status" className={styles['test']}>
      {test === 'asking' && 'Sending an example…'}
      {test !== undefined && test !== 'asking' && (
        <>
          <Badge tone={test.success ? 'good' : 'bad'}>{test.success ? 'It works' : 'It failed'}</Badge>
          <span>
            {test.response_status === undefined ? '' : `Status ${test.response_status}. `}
            {test.error_message ?? ''}
          </span>
        </>
      )}
    </div>
  );
}
