import { lazy, type ReactElement, Suspense, useMemo, useState } from 'react';
import type { RunTable } from '../../../api/run-table.ts';
import { IconButton } from '../../../components/button.tsx';
import { Menu } from '../../../components/menu.tsx';
import { ToggleButton } from '../../../components/toggle-button.tsx';
import type { Range } from '../../../charts/series.ts';
import type { ChartedRun, ChartView } from '../../runs/metric-card.tsx';
import type { RunLook } from '../../runs/run-colours.ts';
import { columnTitle } from '../column-titles.ts';
import { hasColumns, hasTable, type Panel, PANEL_TITLES } from './panel.ts';
import styles from './panel-card.module.css';
import { HEIGHT_PX } from './panel-size.ts';
import { PanelTable } from './panel-table.tsx';

const PanelChart = lazy(async () => ({ default: (await import('./panel-chart.tsx')).PanelChart }));

export interface PanelData {
  readonly table: RunTable;
  readonly experimentIds: readonly string[];
  /** The runs that are found, in order. */
  readonly rows: readonly number[];
  readonly lookOf: (id: string) => RunLook;
  /** The runs whose lines are drawn, and how. */
  readonly charted: {
    readonly runs: readonly ChartedRun[];
    readonly view: ChartView;
    readonly onZoom: (zoom: Range | undefined) => void;
  };
  readonly onPick: (id: string) => void;
  /** Adds a condition to the filter. */
  readonly onFilter: (clause: string) => void;
}

interface PanelCardProps {
  readonly panel: Panel;
  readonly data: PanelData;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onMove: (by: -1 | 1) => void;
}

export function panelTitle({ kind, columns }: Panel): string {
  const titles = columns.map((id) => columnTitle(id).title);
  if (kind === 'scatter' || kind === 'heat') return `${titles[1] ?? ''} by ${titles[0] ?? ''}`;
  if (kind === 'box') return `${titles[0] ?? ''} by ${titles[1] ?? ''}`;
  if (kind === 'importance') return `What matters for ${titles[0] ?? ''}`;
  if (kind === 'lines') return columns.join(', ');
  if (kind === 'images') return `Images in ${columns[0] ?? ''}`;
  return kind === 'bar' ? (titles[0] ?? '') : PANEL_TITLES[kind];
}

/** A chart of the runs that are found, or, the same values, a table. */
export function PanelCard({ panel, data, onEdit, onRemove, onMove }: PanelCardProps): ReactElement {
  const [isTable, setIsTable] = useState(false);
  const title = useMemo(() => panelTitle(panel), [panel]);
  const heightPx = panel.size?.heightPx ?? HEIGHT_PX;
  return (
    <figure className={styles['panel']} aria-label={title} data-kind={panel.kind}>
      <figcaption>
        <span title={title} dir="auto">
          {title}
        </span>
        {hasTable(panel.kind) && (
          <ToggleButton isOn={isTable} onChange={setIsTable} of={title}>
            Table
          </ToggleButton>
        )}
        <Menu
          icon="more"
          label={`What to do with ${title}`}
          items={[
            { title: 'Move towards the beginning', icon: 'left', onChoose: () => onMove(-1) },
            { title: 'Move towards the end', icon: 'chevron', onChoose: () => onMove(1) },
          ]}
        />
        <IconButton icon="edit" label={`Change ${title}`} onClick={onEdit} />
        <IconButton icon="close" label={`Remove ${title}`} onClick={onRemove} />
      </figcaption>
      <div className={styles['body']} style={{ height: heightPx }}>
        {isTable && hasColumns(panel.kind) ? (
          <PanelTable panel={panel} data={data} title={title} />
        ) : (
          <Suspense fallback={<p>Loading…</p>}>
            <PanelChart {...{ panel, data, title, heightPx, isTable }} />
          </Suspense>
        )}
      </div>
    </figure>
  );
}
