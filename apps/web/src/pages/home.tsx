import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { allExperimentsQuery } from '../api/experiments.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { FirstRun } from '../features/experiments/first-run.tsx';
import { LastPlaces } from '../features/home/last-places.tsx';
import { PinnedExperiments } from '../features/home/pinned-experiments.tsx';
import { RunLine } from '../features/home/run-line.tsx';
import { RUNNING_MAX, useLately } from '../features/home/use-lately.ts';
import { RegistryFeed } from '../features/models/registry-feed.tsx';
import styles from './home.module.css';

/** Where one was, what runs, what ended, and what moved in the registry. */
export function HomePage(): ReactElement {
  const { running, ended } = useLately();
  const failed = [running, ended].find(({ isError }) => isError);
  const hasNoRuns = running.data?.length === 0 && ended.data?.length === 0;
  const experiments = useQuery({ ...allExperimentsQuery(), enabled: hasNoRuns });
  const isNew = hasNoRuns && (experiments.data?.experiments.length ?? 2) <= 1;
  return (
    <Page title="Home">
      {failed?.error ? (
        <Refusal error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        <div className={styles['home']}>
          {isNew ? (
            <EmptyState title="Log your first run">
              <p>
                Change one line of what you have: the tracking URI. Everything else stays as it is, and the
                run appears here by itself.
              </p>
              <FirstRun />
            </EmptyState>
          ) : (
            <div className={styles['columns']}>
              <div className={styles['main']}>
                <Section title="Running now" note={countText(running.data?.length ?? 0)}>
                  {running.data?.length === 0 && <p className={styles['none']}>Nothing runs.</p>}
                  <ul>
                    {running.data?.map((found) => (
                      <RunLine key={found.info.run_id} found={found} />
                    ))}
                  </ul>
                </Section>
                <Section title="Recently ended">
                  {ended.data?.length === 0 && <p className={styles['none']}>No run has ended yet.</p>}
                  <ul>
                    {ended.data?.map((found) => (
                      <RunLine key={found.info.run_id} found={found} />
                    ))}
                  </ul>
                </Section>
              </div>
              <div className={styles['side']}>
                <Section title="Continue">
                  <LastPlaces />
                </Section>
                <Section title="Pinned">
                  <PinnedExperiments />
                </Section>
                <Section title="In the registry">
                  <RegistryFeed />
                </Section>
              </div>
            </div>
          )}
        </div>
      )}
    </Page>
  );
}

function countText(running: number): string {
  if (running === RUNNING_MAX) return `the last ${running}`;
  return running === 0 ? '' : String(running);
}

interface SectionProps {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}

function Section({ title, note = '', children }: SectionProps): ReactElement {
  return (
    <section aria-label={title}>
      <h2>
        {title}
        <span className={styles['count']}>{note}</span>
      </h2>
      {children}
    </section>
  );
}
