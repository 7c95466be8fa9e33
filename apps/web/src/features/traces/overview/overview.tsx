import { parseTraceFilter } from '@millrace/search';
import { type ReactElement, type ReactNode, useMemo, useRef } from 'react';
import { useInView } from '../../../charts/use-in-view.ts';
import type { TracesSearch } from '../../../app/routes/traces.ts';
import { Refusal } from '../../../components/refusal.tsx';
import { readSort, writeSort } from '../../../components/sort.ts';
import type { ChangeTraces, TraceFilter } from '../use-traces.ts';
import { metricFilters } from './metric-filters.ts';
import { useLiveMetrics, useOverview } from './overview-view.ts';
import styles from './overview.module.css';
import { Quality } from './quality.tsx';
import { Tools } from './tools.tsx';
import { sizeText } from './time-buckets.ts';
import { Usage } from './usage.tsx';

interface OverviewProps {
  readonly experimentIds: readonly string[];
  readonly found: TraceFilter;
  readonly search: TracesSearch;
  readonly change: ChangeTraces;
  /** Shown where there are no traces. */
  readonly empty: ReactNode;
}

/** What all traces come to: usage, quality and tools over time, under the filter of the list. */
export function Overview({ experimentIds, found, search, change, empty }: OverviewProps): ReactElement {
  const { filters, left } = useMemo(
    () => metricFilters(parseTraceFilter(found.conditions || undefined)),
    [found.conditions],
  );
  const { query, view } = useOverview({ experimentIds, filters, found, search, change });
  useLiveMetrics();
  const sort = useMemo(() => readSort(search.toolsort ?? '-calls'), [search.toolsort]);
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <p className={styles['waiting']}>Loading…</p>;
  if (query.data === null) return <>{empty}</>;
  return (
    <div className={styles['overview']} tabIndex={0} role="region" aria-label="Overview of the traces">
      <p className={styles['facts']}>
        {view.times[0]} – {view.times.at(-1)}, in stretches of {sizeText(view.scope.bucketMs)}. A click shows
        the traces of a stretch; drag for more of them.
      </p>
      {left.length > 0 && (
        <p className={styles['left']} role="status">
          These charts cannot be filtered by <code>{left.join(' AND ')}</code>: metrics of traces know only
          state, name, tags and metadata that equal something. They leave that condition out; the list does
          not.
        </p>
      )}
      <Section title="Usage">
        <Usage view={view} />
      </Section>
      <Section title="Quality">
        <Quality view={view} />
      </Section>
      <Section title="Tools">
        <Tools view={view} sort={sort} onSort={(next) => change({ toolsort: writeSort(next) })} />
      </Section>
    </div>
  );
}

/** Asks nothing before it comes near the window. */
function Section({ title, children }: { title: string; children: ReactNode }): ReactElement {
  const box = useRef<HTMLElement>(null);
  const isSeen = useInView(box);
  return (
    <section ref={box} className={styles['section']} aria-label={title}>
      <h2>{title}</h2>
      {isSeen && children}
    </section>
  );
}
