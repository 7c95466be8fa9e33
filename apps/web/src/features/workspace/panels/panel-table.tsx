import { type ReactElement, useMemo } from 'react';
import { type Column, DataTable } from '../../../components/data-table.tsx';
import { ValueCell } from '../cells.tsx';
import { columnTitle } from '../column-titles.ts';
import type { Panel } from './panel.ts';
import type { PanelData } from './panel-card.tsx';
import styles from './panel-card.module.css';

interface PanelTableProps {
  readonly panel: Panel;
  readonly data: PanelData;
  readonly title: string;
}

/** The numbers behind a panel, a row a run. */
export function PanelTable({ panel, data, title }: PanelTableProps): ReactElement {
  const { table, rows } = data;
  const columns = useMemo(
    (): Column<number>[] => [
      {
        id: 'run_name',
        title: 'Run',
        widthPx: 140,
        cell: (row) => table.text('run_name', row) ?? table.id(row),
      },
      ...panel.columns.map((id): Column<number> => ({
        id,
        title: columnTitle(id).title,
        widthPx: 110,
        align: 'end',
        cell: (row) => <ValueCell table={table} columnId={id} row={row} />,
      })),
    ],
    [panel.columns, table],
  );
  return (
    <div className={styles['table']}>
      <DataTable
        label={`Values of ${title}`}
        columns={columns}
        items={rows}
        rowKey={(row) => table.id(row)}
      />
    </div>
  );
}
