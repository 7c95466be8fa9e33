import { type ReactElement, useMemo } from 'react';
import { type Column, DataTable } from '../components/data-table.tsx';
import { formatNumber } from '../components/format.ts';
import type { ChartSeries } from './series.ts';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly step: number;
  readonly value: number;
  readonly timestampMs: number;
}

const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'short', timeStyle: 'medium' });

const COLUMNS: readonly Column<Row>[] = [
  { id: 'run', title: 'Run', width: '120px', cell: ({ name }) => <span title={name}>{name}</span> },
  { id: 'step', title: 'Step', width: '80px', align: 'end', cell: ({ step }) => step },
  {
    id: 'value',
    title: 'Value',
    width: '100px',
    align: 'end',
    cell: ({ value }) => <span title={String(value)}>{formatNumber(value)}</span>,
  },
  { id: 'time', title: 'Time', width: '150px', cell: ({ timestampMs }) => time.format(timestampMs) },
];

/** Every point of a chart, for who reads numbers rather than lines. */
export function PointTable({
  title,
  series,
}: {
  title: string;
  series: readonly ChartSeries[];
}): ReactElement {
  const rows = useMemo(
    () =>
      series.flatMap(({ id, name, points }) =>
        points.map((point, index) => ({ key: `${id} ${index}`, name, ...point })),
      ),
    [series],
  );
  return <DataTable label={`Points of ${title}`} columns={COLUMNS} items={rows} rowKey={({ key }) => key} />;
}
