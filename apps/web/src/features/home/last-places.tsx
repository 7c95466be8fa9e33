import type { ReactElement } from 'react';
import { AddressLink } from '../../app/address-link.tsx';
import { type Place, places } from '../../app/places.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import styles from './side-list.module.css';

const SHOWN = 6;

function iconOf({ address }: Place): IconName {
  if (/^\/e\/[^/]+\/r\//.test(address)) return 'run';
  if (address.startsWith('/models')) return 'models';
  if (address.startsWith('/prompts')) return 'prompts';
  return address.startsWith('/traces') ? 'traces' : 'experiments';
}

/** The pages that were last looked at in this browser, as they were left. */
export function LastPlaces(): ReactElement {
  const shown = places.use().slice(0, SHOWN);
  if (shown.length === 0) return <p className={styles['none']}>Pages that you look at come here.</p>;
  return (
    <ul className={styles['list']}>
      {shown.map((place) => (
        <li key={place.address}>
          <Icon name={iconOf(place)} size={14} />
          <AddressLink address={place.address} title={place.title}>
            {place.title}
          </AddressLink>
          <span>
            <TimeAgo ms={place.atMs} />
          </span>
        </li>
      ))}
    </ul>
  );
}
