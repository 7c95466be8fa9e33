import { type ReactElement, useCallback, useMemo, useState } from 'react';
import type { ChangeCharts, ChartSearch } from '../../app/chart-search.ts';
import type { Range } from '../../charts/series.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { toggled } from '../../components/toggled.ts';
import { chartView } from './chart-tools.tsx';
import { type ChartedRun, MetricCard } from './metric-card.tsx';
import styles from './metric-charts.module.css';
import type { RunLook } from './run-colours.ts';

interface MetricChartsProps {
  readonly runs: readonly ChartedRun[];
  readonly lookOf: (id: string) => RunLook;
  readonly metrics: readonly string[];
  /** A part of the names of the metrics that are wanted. */
  readonly keys: string;
  readonly search: ChartSearch;
  readonly change: ChangeCharts;
}

interface Section {
  readonly title: string;
  readonly metrics: readonly string[];
}

/** Metrics without a prefix, where some have one. */
const NO_PREFIX = 'Metrics';
/** Charts of one section that are made at once. */
const CHARTS_STEP = 60;

/** A chart of every metric, one line a run; metrics whose names begin alike stand together. */
export function MetricCharts(props: MetricChartsProps): ReactElement {
  const { runs, lookOf, metrics, keys, search, change } = props;
  const view = useMemo(() => chartView(search), [search]);
  const onZoom = useCallback(
    (range: Range | undefined) => change({ from: range?.start, to: range?.end }),
    [change],
  );
  const sections = useMemo(() => sectionsOf(metrics, keys), [metrics, keys]);
  const byHand = useMemo(() => new Set(search.sections), [search.sections]);
  if (sections.length === 0)
    return <EmptyState title={metrics.length === 0 ? 'No metrics yet' : 'No metric has such a name'} />;
  return (
    <>
      {sections.map((section) => (
        <ChartSection
          key={section.title}
          section={section}
          isOpen={isOpenAtFirst(section.title, sections.length) !== byHand.has(section.title)}
          onToggle={() => change({ sections: toggled(search.sections, section.title) })}
        >
          {(metric) => (
            <MetricCard
              key={metric}
              {...{ metric, runs, lookOf, view, onZoom }}
              isTable={search.tables?.includes(metric) === true}
              onTable={() => change({ tables: toggled(search.tables, metric) })}
            />
          )}
        </ChartSection>
      ))}
    </>
  );
}

interface ChartSectionProps {
  readonly section: Section;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: (metric: string) => ReactElement;
}

function ChartSection({ section, isOpen, onToggle, children }: ChartSectionProps): ReactElement {
  const [shown, setShown] = useState(CHARTS_STEP);
  return (
    <section className={styles['section']}>
      <h2>
        <button type="button" aria-expanded={isOpen} onClick={onToggle}>
          <Icon name={isOpen ? 'down' : 'chevron'} size={13} />
          <span dir="auto">{section.title}</span>
          <small>{section.metrics.length}</small>
        </button>
      </h2>
      {isOpen && <div className={styles['grid']}>{section.metrics.slice(0, shown).map(children)}</div>}
      {isOpen && shown < section.metrics.length && (
        <button type="button" className={styles['more']} onClick={() => setShown(shown + CHARTS_STEP)}>
          {section.metrics.length - shown} more charts
        </button>
      )}
    </section>
  );
}

/** Metrics by prefix; a prefix that only one has makes no section. */
function sectionsOf(metrics: readonly string[], keys: string): Section[] {
  const wanted = keys.toLowerCase();
  const found = metrics
    .filter((metric) => metric.toLowerCase().includes(wanted))
    .toSorted((a, b) => a.localeCompare(b));
  const sizes = Map.groupBy(found, prefixOf);
  const groups = Map.groupBy(found, (metric) => {
    const prefix = prefixOf(metric);
    return (sizes.get(prefix)?.length ?? 0) > 1 || isSystem(prefix) ? prefix : NO_PREFIX;
  });
  return [...groups]
    .map(([title, list]) => ({ title, metrics: list }))
    .toSorted((a, b) => Number(isSystem(a.title)) - Number(isSystem(b.title)));
}

function prefixOf(metric: string): string {
  const slash = metric.lastIndexOf('/');
  return slash > 0 ? metric.slice(0, slash) : NO_PREFIX;
}

/** Whether a section is open until somebody folds it: what the machine did stands back, unless there is nothing else. */
function isOpenAtFirst(title: string, count: number): boolean {
  return !isSystem(title) || count === 1;
}

function isSystem(prefix: string): boolean {
  return prefix === 'system' || prefix.startsWith('system/');
}
