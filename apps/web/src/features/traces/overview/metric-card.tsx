import type { ReactElement, ReactNode } from 'react';
import { BucketCard } from '../../../charts/bucket-card.tsx';
import type { BucketKind, BucketSeries } from '../../../charts/bucket-series.ts';
import type { Metric, OverviewView } from './overview-view.ts';
import type { Unit } from './units.ts';

interface MetricCardProps {
  readonly view: OverviewView;
  readonly title: string;
  readonly series: readonly BucketSeries[];
  readonly kind: BucketKind;
  readonly unit: Unit;
  readonly metrics: readonly Metric[];
  readonly total?: string | undefined;
  readonly note?: string | undefined;
  readonly top?: number | undefined;
  /** What traces must have to be among those that the chart is about. */
  readonly condition?: string | undefined;
  /** The same for one series; undefined where it has none of its own. */
  readonly conditionOf?: ((id: string) => string | undefined) | undefined;
  /** What makes such values. */
  readonly empty: ReactNode;
}

/** A chart of what traces come to, from which one gets to the traces. */
export function MetricCard(props: MetricCardProps): ReactElement {
  const { view, title, series, kind, unit, metrics, total, note, top, condition, conditionOf, empty } = props;
  const error = metrics.find((metric) => metric.error !== null)?.error;
  const isPending = metrics.some((metric) => metric.isPending);
  return (
    <BucketCard
      {...{ title, series, kind, total, note, top }}
      {...unit}
      times={view.times}
      ticks={view.ticks}
      empty={error ? <p role="alert">{error.message}</p> : isPending ? <p>Loading…</p> : empty}
      onOpen={(first, last) => view.open([first, last], condition)}
      onOpenSeries={conditionOf && ((id) => view.open('all', conditionOf(id) ?? condition))}
    />
  );
}
