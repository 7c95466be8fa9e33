import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import type { ColumnRange } from './column-range.ts';
import styles from './data-table.module.css';
import { Icon } from './icon.tsx';
import { Menu, type MenuItem } from './menu.tsx';
import type { Sort } from './sort.ts';
import { useColumnsInSight } from './use-columns-in-sight.ts';
import { useRowHeight } from './use-row-height.ts';

export interface Column<T> {
  readonly id: string;
  readonly title: string;
  readonly cell: (item: T) => ReactNode;
  /** Numbers stand at the end of their cell. */
  readonly align?: 'end';
  readonly widthPx?: number;
  readonly isSortable?: boolean;
  /** Stays in sight while the other columns scroll; only for the first one. */
  readonly isPinned?: boolean;
  /** Stands in the head before the title. */
  readonly before?: ReactNode;
  /** Stands small in the head behind the title: what the cells come to. */
  readonly note?: string | undefined;
  /** What else can be done with the column. */
  readonly menu?: readonly (MenuItem | 'line')[];
}

/** A list, or something that makes its items when they are looked at. */
export type ItemList<T> = Pick<readonly T[], 'length' | 'at'>;

interface DataTableProps<T> {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly items: ItemList<T>;
  readonly rowKey: (item: T) => string;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** Called when the last rows come into sight. */
  readonly onEnd?: (() => void) | undefined;
  readonly empty?: ReactNode;
  /** The row that the keyboard is on; it is kept in sight. */
  readonly focused?: number | undefined;
  /** Extra classes of a row. */
  readonly rowClass?: (item: T) => string | undefined;
  readonly onRowClick?: (item: T, index: number) => void;
}

/** What a column without a width gets at least. */
const WIDTH_MIN_PX = 160;
/** Rows made beyond those in sight: few until somebody scrolls, since all of them are made anew with each key of a filter. */
const OVERSCAN_AT_REST = 4;
const OVERSCAN = 8;
/** So many rows before the end more are asked for. */
const END_ROWS = 30;

/** A real table of any length: only the rows in sight are in the page, and its head stays. */
export function DataTable<T>(props: DataTableProps<T>): ReactElement {
  const { label, columns, items, rowKey, sort, onSort, onEnd, empty, focused, rowClass, onRowClick } = props;
  const box = useRef<HTMLDivElement>(null);
  const rowPx = useRowHeight();
  const widthsPx = columns.map(({ widthPx = WIDTH_MIN_PX }) => widthPx);
  // Before the rows: it looks at the page, which would be laid out anew once they have changed.
  const inSight = useColumnsInSight(box, widthsPx);
  const [scrolled, setScrolled] = useState<ItemList<T>>();
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowPx,
    overscan: scrolled === items ? OVERSCAN : OVERSCAN_AT_REST,
    onChange: ({ isScrolling }) => {
      if (isScrolling) setScrolled(items);
    },
  });
  useEffect(() => rows.measure(), [rows, rowPx]);
  useEffect(() => {
    if (focused !== undefined) rows.scrollToIndex(focused);
  }, [rows, focused]);
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= items.length - END_ROWS) onEnd?.();
  }, [last, items.length, onEnd]);
  const before = shown[0]?.start ?? 0;
  const after = rows.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    <div className={styles['box']} ref={box} tabIndex={0} role="region" aria-label={label}>
      <table
        className={styles['table']}
        style={{ minWidth: widthsPx.reduce((sum, px) => sum + px, 0) }}
        aria-rowcount={items.length + 1}
      >
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap heightPx={before} columns={columns.length} />
          {shown.map(({ index }) => {
            const item = items.at(index) as T;
            return (
              <Row
                key={rowKey(item)}
                item={item}
                index={index}
                columns={columns}
                inSight={inSight}
                className={classNames(index === focused && styles['focused'], rowClass?.(item))}
                onClick={onRowClick}
              />
            );
          })}
          <Gap heightPx={after} columns={columns.length} />
        </tbody>
      </table>
      {items.length === 0 && empty}
    </div>
  );
}

interface RowProps<T> {
  readonly item: T;
  readonly index: number;
  readonly columns: readonly Column<T>[];
  readonly inSight: ColumnRange;
  readonly className: string;
  readonly onClick: ((item: T, index: number) => void) | undefined;
}

/** A row is made again only when something of it changed: scrolling moves rows and makes none of them anew. */
const Row = memo(TableRow) as typeof TableRow;

function TableRow<T>({ item, index, columns, inSight, className, onClick }: RowProps<T>): ReactElement {
  const cellOf = (column: Column<T>): ReactElement => (
    <td key={column.id} className={cellClass(column)}>
      {column.cell(item)}
    </td>
  );
  // In a place of its own whether others are out of sight or not: made anew it would lose the focus.
  const pinned = columns.slice(0, columns[0]?.isPinned === true ? 1 : 0);
  const from = Math.max(inSight.from, pinned.length);
  return (
    <tr
      aria-rowindex={index + 2}
      className={className}
      onClick={onClick === undefined ? undefined : () => onClick(item, index)}
    >
      {pinned.map(cellOf)}
      <OutOfSight columns={from - pinned.length} />
      {columns.slice(from, inSight.to).map(cellOf)}
      <OutOfSight columns={columns.length - inSight.to} />
    </tr>
  );
}

/** Holds the place of columns that are not made. */
function OutOfSight({ columns }: { columns: number }): ReactElement | null {
  return columns > 0 ? <td colSpan={columns} /> : null;
}

function cellClass({ align, isPinned }: Pick<Column<never>, 'align' | 'isPinned'>): string {
  return classNames(align === 'end' && styles['end'], isPinned === true && styles['pinned']);
}

interface HeadCellProps<T> {
  readonly column: Column<T>;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
}

/** Scrolling has no part in the head. */
const HeadCell = memo(TableHeadCell) as typeof TableHeadCell;

function TableHeadCell<T>({ column, sort, onSort }: HeadCellProps<T>): ReactElement {
  const { id, title, widthPx, isSortable, before, note, menu } = column;
  const actions = menu !== undefined && (
    <span className={styles['menu']}>
      <Menu icon="more" label={`What to do with ${title}`} items={menu} />
    </span>
  );
  const isSorted = sort?.id === id;
  const direction = isSorted ? (sort.ascending ? 'ascending' : 'descending') : undefined;
  const style = widthPx === undefined ? {} : { width: widthPx };
  const className = cellClass(column);
  const hint = note === undefined ? title : `${title}: ${note}`;
  if (isSortable !== true || onSort === undefined) {
    return (
      <th scope="col" style={style} className={className} title={hint}>
        {before}
        {title}
        {note !== undefined && <small className={styles['note']}>{note}</small>}
        {actions}
      </th>
    );
  }
  return (
    <th scope="col" style={style} className={className} aria-sort={direction ?? 'none'}>
      {before}
      <button
        type="button"
        className={styles['sort']}
        title={hint}
        onClick={() => onSort({ id, ascending: isSorted ? !sort.ascending : false })}
      >
        <span className={styles['title']}>
          {title}
          {note !== undefined && <small className={styles['note']}>{note}</small>}
        </span>
        <span className={classNames(styles['arrow'], styles[direction ?? 'none'])}>
          <Icon name="down" size={11} />
        </span>
      </button>
      {actions}
    </th>
  );
}

function Gap({ heightPx, columns }: { heightPx: number; columns: number }): ReactElement | null {
  if (heightPx <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height: heightPx, padding: 0, border: 0 }} />
    </tr>
  );
}
