import type { ReactElement } from 'react';
import type { RegistryEvent } from '../../api/registry.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { ToggleButton } from '../../components/toggle-button.tsx';
import styles from './activity.module.css';

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
                capital(sentence(event))
              ) : (
                <>
                  <strong>{event.user}</strong> {sentence(event)}
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

function sentence({ action, key, from, to, version, name }: RegistryEvent): string {
  const object = version === undefined ? 'the model' : `version ${version}`;
  switch (action) {
    case 'CREATED':
      return 'created the model';
    case 'RENAMED':
      return `renamed it from ${from ?? ''} to ${to ?? name}`;
    case 'DELETED':
      return 'deleted the model';
    case 'DESCRIPTION_CHANGED':
      return `changed the description of ${object}`;
    case 'TAG_SET':
      return `set the tag ${key ?? ''} of ${object} to “${to ?? ''}”${from === undefined ? '' : ` (was “${from}”)`}`;
    case 'TAG_DELETED':
      return `removed the tag ${key ?? ''} of ${object}`;
    case 'ALIAS_SET':
      return from === undefined
        ? `pointed @${key ?? ''} at version ${to ?? ''}`
        : `moved @${key ?? ''} from version ${from} to version ${to ?? ''}`;
    case 'ALIAS_DELETED':
      return `removed @${key ?? ''}, which pointed at version ${from ?? ''}`;
    case 'VERSION_CREATED':
      return `added ${object} from ${to ?? 'a source'}`;
    case 'VERSION_DELETED':
      return `deleted ${object}`;
    case 'STAGE_CHANGED':
      return `moved ${object} from ${from ?? 'None'} to ${to ?? ''}`;
    case 'VERSION_APPROVED':
      return `approved ${object} for @${key ?? ''}${to ? `: “${to}”` : ''}`;
    case 'POLICY_SET':
      return 'set the promotion policy';
    case 'POLICY_DELETED':
      return 'removed the promotion policy';
    default:
      return 'changed it';
  }
}
