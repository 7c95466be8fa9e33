import { type ReactElement, type ReactNode, useMemo, useState } from 'react';
import { type ArtifactSource, artifactUrl } from '../../api/artifacts.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Popover } from '../../components/popover.tsx';
import { SearchField } from '../../components/search-field.tsx';
import type { Sort } from '../../components/sort.ts';
import { ValueDrawer } from '../../components/value-drawer.tsx';
import { cellText, compareCells, imagePath, isNumeric } from './formats/cells.ts';
import styles from './value-table.module.css';
import { counted, formatCount } from '../../components/format.ts';

interface ValueTableProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** Whose files pictures in the table are. */
  readonly source?: ArtifactSource | undefined;
  /** Stands before the search. */
  readonly tools?: ReactNode;
  /** How many rows there are in all, where these are not all. */
  readonly total?: number | undefined;
}

interface Row {
  readonly index: number;
  readonly cells: readonly unknown[];
}

interface OpenCell {
  readonly title: string;
  readonly text: string;
}

const LONG_CHARACTERS = 48;

/** A table of whatever values: sorted, searched, with the columns that one wants. */
export function ValueTable(props: ValueTableProps): ReactElement {
  const { label, columns, rows, source, tools, total } = props;
  const [sort, setSort] = useState<Sort>();
  const [wanted, setWanted] = useState('');
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const [openCell, setOpenCell] = useState<OpenCell>();
  const shown = useMemo(() => chosenRows(rows, wanted, sort), [rows, wanted, sort]);
  const heads = useMemo(
    () => tableColumns({ columns, rows, source, onOpen: setOpenCell }).filter((_, at) => !hidden.has(at - 1)),
    [columns, rows, source, hidden],
  );
  const toggle = (at: number): void => {
    const next = new Set(hidden);
    if (!next.delete(at)) next.add(at);
    setHidden(next);
  };
  return (
    <div className={styles['table']}>
      <div className={styles['tools']}>
        {tools}
        <div className={styles['search']}>
          <SearchField label="Search the rows" value={wanted} onChange={setWanted} hasSlashKey={false} />
        </div>
        <span className={styles['count']} role="status">
          {wanted === '' ? '' : `${shown.length} of `}
          {rowCount(rows.length, total)}
        </span>
        <Popover title={`Columns ${columns.length - hidden.size}/${columns.length}`}>
          <ul className={styles['columns']}>
            {columns.map((name, at) => (
              <li key={at}>
                <label>
                  <input type="checkbox" checked={!hidden.has(at)} onChange={() => toggle(at)} />
                  <span dir="auto">{name}</span>
                </label>
              </li>
            ))}
          </ul>
        </Popover>
      </div>
      <DataTable
        label={label}
        columns={heads}
        items={shown}
        rowKey={({ index }) => String(index)}
        {...(sort === undefined ? {} : { sort })}
        onSort={setSort}
        empty={<EmptyState title={rows.length === 0 ? 'No rows' : 'No row holds this'} />}
      />
      {openCell !== undefined && <ValueDrawer {...openCell} onClose={() => setOpenCell(undefined)} />}
    </div>
  );
}

function rowCount(rows: number, total: number | undefined): string {
  return total === undefined || total === rows
    ? counted(rows, 'row')
    : `${formatCount(rows)} of ${counted(total, 'row')}`;
}

function chosenRows(rows: ValueTableProps['rows'], wanted: string, sort: Sort | undefined): Row[] {
  const part = wanted.toLowerCase();
  const found = rows.flatMap((cells, index) => {
    const isWanted = part === '' || cells.some((cell) => cellText(cell).toLowerCase().includes(part));
    return isWanted ? [{ index, cells }] : [];
  });
  if (sort === undefined) return found;
  const at = Number(sort.id);
  const turn = sort.ascending ? 1 : -1;
  if (at < 0) return found.toSorted((a, b) => (a.index - b.index) * turn);
  return found.toSorted((a, b) => compareCells(a.cells[at], b.cells[at]) * turn);
}

interface TableColumns extends Pick<ValueTableProps, 'columns' | 'rows' | 'source'> {
  readonly onOpen: (cell: OpenCell) => void;
}

function tableColumns({ columns, rows, source, onOpen }: TableColumns): Column<Row>[] {
  return [
    {
      id: '-1',
      title: '#',
      widthPx: 76,
      isSortable: true,
      cell: ({ index }) => <span className={styles['index']}>{index}</span>,
    },
    ...columns.map((title, at): Column<Row> => ({
      id: String(at),
      title,
      widthPx: 150,
      isSortable: true,
      ...(isNumeric(rows, at) ? { align: 'end' } : {}),
      cell: ({ cells, index }) => (
        <Cell
          value={cells[at]}
          source={source}
          onOpen={(text) => onOpen({ title: `${title}, row ${index}`, text })}
        />
      ),
    })),
  ];
}

interface CellProps {
  readonly value: unknown;
  readonly source: ArtifactSource | undefined;
  readonly onOpen: (text: string) => void;
}

function Cell({ value, source, onOpen }: CellProps): ReactNode {
  const path = source === undefined ? undefined : imagePath(value);
  if (source !== undefined && path !== undefined) {
    return <img className={styles['image']} src={artifactUrl({ source, path })} alt={path} loading="lazy" />;
  }
  const text = cellText(value);
  if (value === null || value === undefined) return <span className={styles['nothing']}>{text}</span>;
  if (text.length <= LONG_CHARACTERS) return <span dir="auto">{text}</span>;
  return (
    <button
      type="button"
      className={styles['long']}
      title="Show the whole value"
      onClick={() => onOpen(text)}
    >
      {text.slice(0, 300)}
    </button>
  );
}
