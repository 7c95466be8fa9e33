import { lazy, type ReactElement, Suspense, useMemo, useRef, useState } from 'react';
import type { RunTable } from '../../../api/run-table.ts';
import { IconButton } from '../../../components/button.tsx';
import { pictureItem } from '../../../charts/chart-menu.tsx';
import { classNames } from '../../../components/class-names.ts';
import { Menu, type MenuItem } from '../../../components/menu.tsx';
import { ToggleButton } from '../../../components/toggle-button.tsx';
import type { Range } from '../../../charts/series.ts';
import type { ChartedRun, ChartView } from '../../runs/metric-card.tsx';
import type { RunLook } from '../../runs/run-colours.ts';
import { columnTitle } from '../column-titles.ts';
import { specTitle } from '../custom/spec.ts';
import { hasColumns, hasTable, isDrawn, type Panel, PANEL_TITLES, specOf } from './panel.ts';
import styles from './panel-card.module.css';
import { boundedSize, HEIGHT_PX, HEIGHT_STEP_PX, type PanelSize } from './panel-size.ts';
import { MoveHandle, type PanelGrid, SizeHandle } from './panel-handles.tsx';
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
  readonly grid: PanelGrid;
  /** How it has to do with what is dragged. */
  readonly mark: 'held' | 'before' | 'behind' | undefined;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onStep: (by: -1 | 1) => void;
  readonly onDrag: (pointer: { readonly x: number; readonly y: number } | undefined) => void;
  readonly onDrop: () => void;
  readonly onSize: (size: PanelSize | undefined) => void;
  readonly onTable: (isTable: boolean) => void;
}

export function panelTitle(panel: Panel): string {
  const { kind, columns } = panel;
  const titles = columns.map((id) => columnTitle(id).title);
  if (kind === 'scatter' || kind === 'heat') return `${titles[1] ?? ''} by ${titles[0] ?? ''}`;
  if (kind === 'box') return `${titles[0] ?? ''} by ${titles[1] ?? ''}`;
  if (kind === 'importance') return `What matters for ${titles[0] ?? ''}`;
  if (kind === 'lines') return columns.join(', ');
  if (kind === 'custom') return specTitle(specOf(panel)) ?? PANEL_TITLES.custom;
  if (kind === 'images') return `Images in ${columns[0] ?? ''}`;
  return kind === 'bar' ? (titles[0] ?? '') : PANEL_TITLES[kind];
}

/** A chart of the runs that are found, or, the same values, a table. */
export function PanelCard(props: PanelCardProps): ReactElement {
  const { panel, data, grid, mark, onEdit, onRemove, onStep, onDrag, onDrop, onSize, onTable } = props;
  const isTable = panel.isTable === true && hasTable(panel.kind);
  const title = useMemo(() => panelTitle(panel), [panel]);
  const figure = useRef<HTMLElement>(null);
  const [preview, setPreview] = useState<PanelSize>();
  const size = preview ?? sizeOf(panel, grid);
  const { heightPx } = size;
  return (
    <figure
      ref={figure}
      className={classNames(styles['panel'], mark && styles[mark])}
      style={{ gridColumn: `span ${size.columns}` }}
      aria-label={title}
    >
      <figcaption>
        <MoveHandle title={title} onDrag={onDrag} onDrop={onDrop} onStep={onStep} />
        <span className={styles['title']} title={title} dir="auto">
          {title}
        </span>
        {hasTable(panel.kind) && (
          <ToggleButton isOn={isTable} onChange={onTable} of={title}>
            Table
          </ToggleButton>
        )}
        <Menu
          icon="more"
          label={`What to do with ${title}`}
          items={[
            { title: 'Move towards the beginning', icon: 'left', onChoose: () => onStep(-1) },
            { title: 'Move towards the end', icon: 'chevron', onChoose: () => onStep(1) },
            'line',
            ...sizeItems(size, grid, onSize),
            ...(isTable || !isDrawn(panel.kind) ? [] : (['line', pictureItem(title, figure)] as const)),
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
      <SizeHandle
        title={title}
        size={sizeOf(panel, grid)}
        grid={grid}
        onPreview={setPreview}
        onSize={onSize}
      />
    </figure>
  );
}

/** Parallel coordinates need room: they take all columns unless somebody made them smaller. */
function sizeOf({ kind, size }: Panel, grid: PanelGrid): PanelSize {
  const columns = size?.columns ?? (kind === 'parallel' ? grid.columns : 1);
  return { columns: Math.min(columns, grid.columns), heightPx: size?.heightPx ?? HEIGHT_PX };
}

function sizeItems(
  { columns, heightPx }: PanelSize,
  grid: PanelGrid,
  onSize: (size: PanelSize | undefined) => void,
): MenuItem[] {
  const item = (title: string, next: PanelSize): MenuItem => ({
    title,
    isDisabled: boundedSize(next).heightPx === heightPx && boundedSize(next).columns === columns,
    onChoose: () => onSize(boundedSize(next)),
  });
  return [
    item('Wider', { columns: Math.min(grid.columns, columns + 1), heightPx }),
    item('Narrower', { columns: columns - 1, heightPx }),
    item('Higher', { columns, heightPx: heightPx + HEIGHT_STEP_PX }),
    item('Lower', { columns, heightPx: heightPx - HEIGHT_STEP_PX }),
    { title: 'Size as at first', onChoose: () => onSize(undefined) },
  ];
}
