import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { experimentsQuery } from '../api/experiments.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { TimeAgo } from '../components/time-ago.tsx';
import { FirstRun } from '../features/experiments/first-run.tsx';
import styles from './home.module.css';

const SHOWN = 8;

export function HomePage(): ReactElement {
  const { data } = useInfiniteQuery(experimentsQuery(''));
  const all = data?.pages.flatMap(({ experiments }) => experiments ?? []) ?? [];
  const recent = all
    .toSorted((a, b) => Number(b.last_update_time) - Number(a.last_update_time))
    .slice(0, SHOWN);
  return (
    <Page title="Home">
      <div className={styles['home']}>
        {data !== undefined && all.length <= 1 && (
          <EmptyState title="Log your first run">
            <p>Change one line of what you have: the tracking URI. Everything else stays as it is.</p>
            <FirstRun />
          </EmptyState>
        )}
        <section aria-labelledby="recent">
          <h2 id="recent">Recent experiments</h2>
          <ul className={styles['cards']}>
            {recent.map(({ experiment_id, name, last_update_time }) => (
              <li key={experiment_id}>
                <Link to="/e/$id" params={{ id: experiment_id }} className={styles['card']}>
                  <strong>{name}</strong>
                  <span>
                    changed <TimeAgo ms={Number(last_update_time)} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}
