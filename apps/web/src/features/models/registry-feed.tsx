import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { RegistryEvent } from '../../api/registry.ts';
import { type FeedEvent, registryFeedQuery } from '../../api/registry-feed.ts';
import { TimeAgo } from '../../components/time-ago.tsx';
import { eventSentence } from './event-sentence.ts';
import styles from './registry-feed.module.css';

const SHOWN = 7;

/** What happened to models and prompts lately: who moved which alias, which versions came. */
export function RegistryFeed(): ReactElement | null {
  const { data = [] } = useQuery(registryFeedQuery(SHOWN));
  if (data.length === 0) return <p className={styles['none']}>No model has been registered yet.</p>;
  return (
    <ol className={styles['feed']}>
      {data.map((event) => (
        <li key={event.event_id}>
          <ObjectLink event={event} />
          <span className={styles['what']} dir="auto">
            {event.user === '' ? '' : `${event.user} `}
            {shortSentence(event)}
          </span>
          <span className={styles['when']}>
            <TimeAgo ms={Number(event.timestamp)} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Where a version's files are is more than can be read here. */
function shortSentence(event: RegistryEvent): string {
  return event.action === 'VERSION_CREATED' ? `added version ${event.version ?? ''}` : eventSentence(event);
}

function ObjectLink({ event: { name, kind } }: { event: FeedEvent }): ReactElement {
  if (kind === undefined) return <s dir="auto">{name}</s>;
  return (
    <Link
      to={kind === 'prompt' ? '/prompts/$name' : '/models/$name'}
      params={{ name }}
      title={name}
      dir="auto"
    >
      {name}
    </Link>
  );
}
