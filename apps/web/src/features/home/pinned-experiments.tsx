import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { type Activity, activityQuery } from '../../api/experiment-activity.ts';
import { experimentQuery } from '../../api/experiments.ts';
import { pins, togglePin } from '../../app/pins.ts';
import { IconButton } from '../../components/button.tsx';
import styles from './side-list.module.css';
import { counted } from '../../components/format.ts';

/** Experiments that are pinned in this browser; one that is gone can still be unpinned. */
export function PinnedExperiments(): ReactElement {
  const ids = pins.use();
  const experiments = useQueries({ queries: ids.map((id) => ({ ...experimentQuery(id), retry: false })) });
  const activities = useQueries({ queries: ids.map(activityQuery) });
  if (ids.length === 0) {
    return (
      <p className={styles['none']}>
        Pin an experiment from its menu in <Link to="/experiments">the list</Link>.
      </p>
    );
  }
  return (
    <ul className={styles['list']}>
      {ids.map((id, at) => {
        const name = experiments[at]?.data?.name;
        const activity = activities[at]?.data;
        return (
          <li key={id}>
            <IconButton icon="pin" label={`Unpin ${name ?? id}`} onClick={() => togglePin(id)} />
            <Link to="/e/$id" params={{ id }} title={name} dir="auto">
              {name ?? (experiments[at]?.isError === true ? `${id} (not there any more)` : ' ')}
            </Link>
            <span>{activity == null ? '' : runsText(activity)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function runsText({ runs, running }: Activity): string {
  const all = counted(Number(runs), 'run');
  return Number(running) === 0 ? all : `${all}, ${running} running`;
}
