import { type ReactElement, useMemo } from 'react';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { parseCsv } from './csv.ts';

interface CsvTableProps {
  readonly label: string;
  readonly text: string;
  readonly separator: string;
}

interface Row {
  readonly key: string;
  readonly cells: readonly string[];
}

/** The first line names the columns. */
export function CsvTable({ label, text, separator }: CsvTableProps): ReactElement {
  const { columns, rows } = useMemo(() => {
    const [head = [], ...body] = parseCsv(text, separator);
    return {
      columns: head.map((title, at): Column<Row> => ({
        id: String(at),
        title,
        width: '140px',
        cell: ({ cells }) => <span title={cells[at]}>{cells[at]}</span>,
      })),
      rows: body.map((cells, index): Row => ({ key: String(index), cells })),
    };
  }, [text, separator]);
  if (columns.length === 0) return <EmptyState title="The file is empty" />;
  return <DataTable label={label} columns={columns} items={rows} rowKey={({ key }) => key} />;
}
