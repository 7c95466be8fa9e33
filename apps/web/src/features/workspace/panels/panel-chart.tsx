import { type ReactElement, useCallback, useMemo } from 'react';
import { BoxPlot } from '../../../charts/box-plot.tsx';
import { HeatMap } from '../../../charts/heat-map.tsx';
import { ParallelPlot } from '../../../charts/parallel-plot.tsx';
import { ScatterPlot } from '../../../charts/scatter-plot.tsx';
import { Markdown } from '../../../components/markdown.tsx';
import { columnTitle, filterName } from '../column-titles.ts';
import { CustomPanel } from '../custom/custom-panel.tsx';
import { numberAt } from '../summaries.ts';
import { ImagePanel } from './image-panel.tsx';
import { ImportanceChart } from './importance-chart.tsx';
import { LinePanel } from './line-panel.tsx';
import type { Panel } from './panel.ts';
import type { PanelData } from './panel-card.tsx';
import { RunBars } from './run-bars.tsx';
import { counted } from '../../../components/format.ts';

export interface PanelChartProps {
  readonly panel: Panel;
  readonly data: PanelData;
  readonly title: string;
  readonly heightPx: number;
  /** Only of kinds whose tables are not of the runs. */
  readonly isTable: boolean;
}

/** Lines drawn in parallel coordinates; further runs would hide them all. */
const LINES_MAX = 2000;
const GROUPS_MAX = 30;
const DIGITS = 4;

export function PanelChart(props: PanelChartProps): ReactElement {
  switch (props.panel.kind) {
    case 'lines':
      return <LinePanel {...props} />;
    case 'scatter':
      return <Scatter {...props} />;
    case 'parallel':
      return <Parallel {...props} />;
    case 'box':
      return <Boxes {...props} />;
    case 'heat':
      return <Heat {...props} />;
    case 'bar':
      return <RunBars {...props} />;
    case 'images':
      return <ImagePanel {...props} />;
    case 'text':
      return <Markdown text={props.panel.columns[0] ?? ''} />;
    case 'custom':
      return <CustomPanel text={props.panel.columns[0] ?? ''} {...props} />;
    case 'importance':
      return <ImportanceChart {...props} />;
    default:
      return props.panel.kind satisfies never;
  }
}

function labelOf(title: string, { rows }: PanelData): string {
  return `${title}, ${counted(rows.length, 'run')}; the button Table lists their values`;
}

function useLogs({ columns, log }: Panel): { x: boolean; y: boolean } {
  const [x = '', y = ''] = columns;
  const [isX, isY] = [log.includes(x), log.includes(y)];
  return useMemo(() => ({ x: isX, y: isY }), [isX, isY]);
}

function Scatter({ panel, data, title, heightPx }: PanelChartProps): ReactElement {
  const { table, rows, lookOf, onPick } = data;
  const [x = '', y = '', z] = panel.columns;
  const isLog = useLogs(panel);
  const points = useMemo(
    () =>
      rows.flatMap((row) => {
        const [left, up] = [x, y].map((id) => table.number(id, row) ?? table.text(id, row));
        if (left === undefined || up === undefined) return [];
        const id = table.id(row);
        const colour = z === undefined ? undefined : numberAt(table, z, row);
        return {
          id,
          name: table.text('run_name', row) ?? id,
          x: left,
          y: up,
          z: colour,
          colour: lookOf(id).colour,
        };
      }),
    [table, rows, x, y, z, lookOf],
  );
  const titles = useMemo(() => titlesOf([x, y, z ?? '']), [x, y, z]);
  return <ScatterPlot label={labelOf(title, data)} {...{ points, titles, isLog, onPick, heightPx }} />;
}

function titlesOf([x = '', y = '', z = '']: readonly string[]): { x: string; y: string; z: string } {
  return { x: columnTitle(x).title, y: columnTitle(y).title, z: columnTitle(z).title };
}

function Parallel({ panel, data, title, heightPx }: PanelChartProps): ReactElement {
  const { table, rows, onFilter } = data;
  const { columns, log } = panel;
  const axes = useMemo(
    () => columns.map((id) => ({ id, title: columnTitle(id).title, isLog: log.includes(id) })),
    [columns, log],
  );
  const lines = useMemo(
    () =>
      rows.slice(0, LINES_MAX).map((row) => ({
        id: table.id(row),
        values: columns.map((id) => table.number(id, row) ?? table.text(id, row)),
      })),
    [table, rows, columns],
  );
  const brush = useCallback(
    (id: string, { from, to }: { from: number; to: number }) => {
      const name = filterName(id);
      onFilter(
        `${name} >= ${Number(from.toPrecision(DIGITS))} and ${name} <= ${Number(to.toPrecision(DIGITS))}`,
      );
    },
    [onFilter],
  );
  return <ParallelPlot label={labelOf(title, data)} onBrush={brush} {...{ axes, lines, heightPx }} />;
}

function Boxes({ panel, data, title }: PanelChartProps): ReactElement {
  const { table, rows } = data;
  const [metric = '', by = ''] = panel.columns;
  const groups = useMemo(() => {
    const members = Map.groupBy(rows, (row) => table.valueText(by, row) ?? '–');
    return [...members]
      .toSorted(([a], [b]) => a.localeCompare(b, undefined, { numeric: true }))
      .slice(0, GROUPS_MAX)
      .map(([name, list]) => ({
        title: name,
        values: list.flatMap((row) => numberAt(table, metric, row) ?? []),
      }));
  }, [table, rows, metric, by]);
  return <BoxPlot label={labelOf(title, data)} groups={groups} />;
}

function Heat({ panel, data, title, heightPx }: PanelChartProps): ReactElement {
  const { table, rows } = data;
  const [x = '', y = '', z = ''] = panel.columns;
  const isLog = useLogs(panel);
  const points = useMemo(
    () =>
      rows.flatMap((row) => {
        const [left, up] = [x, y].map((id) => table.number(id, row) ?? table.text(id, row));
        const colour = numberAt(table, z, row);
        return left === undefined || up === undefined || colour === undefined
          ? []
          : { x: left, y: up, z: colour };
      }),
    [table, rows, x, y, z],
  );
  const titles = useMemo(() => titlesOf([x, y, z]), [x, y, z]);
  return <HeatMap label={labelOf(title, data)} {...{ points, titles, isLog, heightPx }} />;
}
