import type { ReactElement } from 'react';
import type { RegistryEvent } from '../../api/registry.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { ToggleButton } from '../../components/toggle-button.tsx';
import styles from './activity.module.css';
import { eventSentence } from './event-sentence.ts';

interface ActivityProps {
  readonly events: readonly RegistryEvent[];
  /** Only what says where a version stood: aliases, stages, approvals, policies. */
  readonly isOnlyPromotion: boolean;
  readonly onOnlyPromotion: (isOn: boolean) => void;
}

const ICONS: Readonly<Partial<Record<RegistryEvent['action'], IconName>>> = {
  ALIAS_SET: 'tag',
  ALIAS_DELETED: 'tag',
  STAGE_CHANGED: 'tag',
  VERSION_APPROVED: 'check',
  POLICY_SET: 'settings',
  POLICY_DELETED: 'settings',
  VERSION_CREATED: 'plus',
  CREATED: 'plus',
  VERSION_DELETED: 'trash',
  DELETED: 'trash',
};
const PROMOTION: ReadonlySet<string> = new Set([
  'ALIAS_SET',
  'ALIAS_DELETED',
  'STAGE_CHANGED',
  'VERSION_APPROVED',
  'POLICY_SET',
  'POLICY_DELETED',
]);

/** What happened to a model, as sentences, the newest first. */
export function Activity({ events, isOnlyPromotion, onOnlyPromotion }: ActivityProps): ReactElement {
  const shown = isOnlyPromotion ? events.filter(({ action }) => PROMOTION.has(action)) : events;
  return (
    <div className={styles['activity']}>
      <ToggleButton isOn={isOnlyPromotion} onChange={onOnlyPromotion}>
        Only aliases, stages and approvals
      </ToggleButton>
      {shown.length === 0 && <p className={styles['when']}>Nothing of that kind has happened.</p>}
      <ol className={styles['list']}>
        {shown.map((event) => (
          <li key={event.event_id}>
            <span className={styles['icon']}>
              <Icon name={ICONS[event.action] ?? 'edit'} size={14} />
            </span>
            <span dir="auto">
              {event.user === '' ? (
                capital(eventSentence(event))
              ) : (
                <>
                  <strong>{event.user}</strong> {eventSentence(event)}
                </>
              )}
            </span>
            <span className={styles['when']}>
              <TimeAgo ms={Number(event.timestamp)} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** A change that nobody is named for begins the sentence itself. */
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
