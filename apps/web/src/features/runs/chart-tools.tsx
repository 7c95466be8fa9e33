import type { ReactElement, ReactNode } from 'react';
import type { ChartSearch } from '../../app/chart-search.ts';
import { hasLogX, readXKind, type XKind, xMetricOf } from '../../charts/x-axis.ts';
import { Button } from '../../components/button.tsx';
import { Menu } from '../../components/menu.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { ToggleButton } from '../../components/toggle-button.tsx';
import styles from './chart-tools.module.css';
import type { ChartView } from './metric-card.tsx';

/** As in the address, with a part of the names of the metrics that are charted. */
export type MetricSearch = ChartSearch & { readonly keys?: string | undefined };
export type ChangeMetrics = (changes: { [K in keyof MetricSearch]?: MetricSearch[K] | undefined }) => void;

interface ChartToolsProps {
  readonly search: MetricSearch;
  /** What lines may be drawn over. */
  readonly metrics: readonly string[];
  readonly change: ChangeMetrics;
  /** What else there is to choose. */
  readonly children?: ReactNode;
}

const X_KINDS: readonly { readonly kind: XKind; readonly title: string }[] = [
  { kind: 'step', title: 'Step' },
  { kind: 'time', title: 'Wall time' },
  { kind: 'relative', title: 'Time since the start' },
];
const SMOOTHING_MAX = 0.99;

export function chartView({ log, logx, x: text, smooth = 0, from, to }: ChartSearch): ChartView {
  const x = readXKind(text) ?? 'step';
  return {
    x,
    isLog: log === true,
    isLogX: logx === true && hasLogX(x),
    smoothing: Math.min(SMOOTHING_MAX, Math.max(0, smooth)),
    zoom: from !== undefined && to !== undefined && from < to ? { start: from, end: to } : undefined,
  };
}

/** How all charts of a page are drawn. */
export function ChartTools({ search, metrics, change, children }: ChartToolsProps): ReactElement {
  const { x, isLog, isLogX, smoothing, zoom } = chartView(search);
  const setX = (kind: XKind): void =>
    change({ x: kind === 'step' ? undefined : kind, from: undefined, to: undefined });
  return (
    <div className={styles['tools']}>
      <SearchField
        label="Search metrics"
        value={search.keys ?? ''}
        onChange={(keys) => change({ keys: keys === '' ? undefined : keys })}
        hasSlashKey={false}
      />
      {children}
      <XChoice x={x} metrics={metrics} onChange={setX} />
      <ToggleButton isOn={isLog} onChange={(isOn) => change({ log: isOn || undefined })}>
        Log y
      </ToggleButton>
      {hasLogX(x) && (
        <ToggleButton isOn={isLogX} onChange={(isOn) => change({ logx: isOn || undefined })}>
          Log x
        </ToggleButton>
      )}
      <label className={styles['smoothing']}>
        Smoothing
        <input
          type="range"
          min="0"
          max={SMOOTHING_MAX}
          step="0.01"
          value={smoothing}
          onChange={(event) => change({ smooth: Number(event.target.value) || undefined })}
        />
        <output>{smoothing.toFixed(2)}</output>
      </label>
      {zoom !== undefined && (
        <Button icon="close" onClick={() => change({ from: undefined, to: undefined })}>
          Reset the zoom
        </Button>
      )}
    </div>
  );
}

interface XChoiceProps {
  readonly x: XKind;
  readonly metrics: readonly string[];
  readonly onChange: (x: XKind) => void;
}

function XChoice({ x, metrics, onChange }: XChoiceProps): ReactElement {
  const [firstMetric] = metrics;
  const metric = xMetricOf(x);
  return (
    <>
      <Menu
        label={`By ${X_KINDS.find(({ kind }) => kind === x)?.title.toLowerCase() ?? 'a metric'}`}
        items={[
          ...X_KINDS.map(({ kind, title }) => ({
            title,
            isChosen: kind === x,
            onChoose: () => onChange(kind),
          })),
          {
            title: 'Another metric',
            isChosen: metric !== undefined,
            isDisabled: firstMetric === undefined,
            onChoose: () => onChange(metric === undefined ? `metrics.${firstMetric ?? ''}` : x),
          },
        ]}
      />
      {metric !== undefined && (
        <select
          aria-label="Metric to draw over"
          className={styles['metric']}
          value={metric}
          onChange={(event) => onChange(`metrics.${event.target.value}`)}
        >
          {!metrics.includes(metric) && <option>{metric}</option>}
          {metrics.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
    </>
  );
}
