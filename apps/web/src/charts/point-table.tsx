import { type ReactElement, useMemo } from 'react';
import { type Column, DataTable } from '../components/data-table.tsx';
import { formatDuration, formatNumber } from '../components/format.ts';
import type { ChartSeries } from './series.ts';
import { type XKind, xMetricOf } from './x-axis.ts';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'short', timeStyle: 'medium' });

function columns(x: XKind): Column<Row>[] {
  return [
    { id: 'run', title: 'Run', widthPx: 120, cell: ({ name }) => <span title={name}>{name}</span> },
    {
      id: 'x',
      title: x === 'time' ? 'Time' : x === 'relative' ? 'After' : (xMetricOf(x) ?? 'Step'),
      widthPx: x === 'time' ? 150 : 80,
      align: 'end',
      cell: (row) =>
        x === 'time'
          ? time.format(row.x)
          : x === 'relative'
            ? formatDuration(row.x)
            : x === 'step'
              ? row.x
              : formatNumber(row.x),
    },
    {
      id: 'value',
      title: 'Value',
      widthPx: 150,
      align: 'end',
      cell: ({ low, high }) => (
        <span title={low === high ? String(low) : `from ${low} to ${high}`}>
          {low === high || Number.isNaN(low)
            ? formatNumber(low)
            : `${formatNumber(low)} … ${formatNumber(high)}`}
        </span>
      ),
    },
  ];
}

interface PointTableProps {
  readonly title: string;
  readonly series: readonly ChartSeries[];
  readonly x: XKind;
}

/** Every point or stretch of a chart, for who reads numbers rather than lines. */
export function PointTable({ title, series, x }: PointTableProps): ReactElement {
  const rows = useMemo(
    () =>
      series.flatMap((one) =>
        Array.from(one.x, (value, at) => ({
          key: `${one.id} ${at}`,
          name: one.name,
          x: value,
          low: one.low[at] ?? Number.NaN,
          high: one.high[at] ?? Number.NaN,
        })),
      ),
    [series],
  );
  const shown = useMemo(() => columns(x), [x]);
  return <DataTable label={`Points of ${title}`} columns={shown} items={rows} rowKey={({ key }) => key} />;
}
