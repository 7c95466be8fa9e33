import type { ReactElement } from 'react';
import type { XKind } from '../../charts/plot.tsx';
import { Button } from '../../components/button.tsx';
import { Menu } from '../../components/menu.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { ToggleButton } from '../../components/toggle-button.tsx';
import styles from './chart-tools.module.css';
import type { ChartView } from './metric-card.tsx';

/** The part of an address that says how metrics are charted. */
export interface ChartSearch {
  readonly keys?: string | undefined;
  readonly log?: boolean | undefined;
  readonly x?: string | undefined;
  readonly smooth?: number | undefined;
  /** Where a zoom begins and ends. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

interface ChartToolsProps {
  readonly search: ChartSearch;
  readonly change: (changes: ChartSearch) => void;
}

const X_TITLES: Readonly<Record<XKind, string>> = {
  step: 'Step',
  time: 'Wall time',
  relative: 'Time since the start',
};
const SMOOTHING_MAX = 0.99;

export function chartView({ log, x, smooth = 0, from, to }: ChartSearch): ChartView {
  return {
    x: x === 'time' || x === 'relative' ? x : 'step',
    isLog: log === true,
    smoothing: Math.min(SMOOTHING_MAX, Math.max(0, smooth)),
    zoom: from !== undefined && to !== undefined && from < to ? { start: from, end: to } : undefined,
  };
}

/** How all charts of a page are drawn. */
export function ChartTools({ search, change }: ChartToolsProps): ReactElement {
  const { x, isLog, smoothing, zoom } = chartView(search);
  return (
    <div className={styles['tools']}>
      <SearchField
        label="Search metrics"
        value={search.keys ?? ''}
        onChange={(keys) => change({ keys: keys === '' ? undefined : keys })}
        hasSlashKey={false}
      />
      <Menu
        label={`By ${X_TITLES[x].toLowerCase()}`}
        items={(['step', 'time', 'relative'] as const).map((kind) => ({
          title: X_TITLES[kind],
          isChosen: kind === x,
          onChoose: () => change({ x: kind === 'step' ? undefined : kind, from: undefined, to: undefined }),
        }))}
      />
      <ToggleButton isOn={isLog} onChange={(isOn) => change({ log: isOn || undefined })}>
        Log y
      </ToggleButton>
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
