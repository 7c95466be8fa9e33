import { Link } from '@tanstack/react-router';
import type { CSSProperties, ReactElement } from 'react';
import { DATASETS_COLUMN } from '../../api/index-columns.ts';
import type { RunTable } from '../../api/run-table.ts';
import { IconButton } from '../../components/button.tsx';
import type { Column } from '../../components/data-table.tsx';
import { Icon } from '../../components/icon.tsx';
import type { MenuItem } from '../../components/menu.tsx';
import { RunDot } from '../runs/run-dot.tsx';
import type { RunLook } from '../runs/run-colours.ts';
import type { RunRow } from '../runs/run-row.ts';
import { RunStatus } from '../runs/run-status.tsx';
import { GroupCell, ValueCell } from './cells.tsx';
import { columnTitle } from './column-titles.ts';
import type { DisplayRow } from './display-rows.ts';
import styles from './run-grid.module.css';
import { Sparkline } from './sparkline.tsx';

interface GridActions {
  select(id: string): void;
  toggleOpen(id: string): void;
  /** What a column's menu offers. */
  columnMenu(id: string): readonly (MenuItem | 'line')[];
}

export interface GridOptions {
  readonly table: RunTable;
  readonly selected: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
  readonly pinned: ReadonlySet<string>;
  readonly baseline: string | undefined;
  readonly lookOf: (id: string) => RunLook;
  readonly actions: GridActions;
}

/** `select`, `name` and what the view asks for. */
export function gridColumns(options: GridOptions, ids: readonly string[]): Column<DisplayRow>[] {
  const { table, baseline, actions } = options;
  const baselineRow = baseline === undefined ? undefined : table.row(baseline);
  // One course a row says enough; more would make the table restless.
  const primary = ids.find((id) => id.startsWith('metrics.'));
  const columns = ['start_time', 'duration', ...ids].map((id): Column<DisplayRow> => {
    const isEnd = isNumeric(table, id);
    return {
      id,
      title: columnTitle(id).title,
      widthPx: WIDTHS_PX[id] ?? (id === primary ? 190 : isEnd ? 128 : 150),
      ...(isEnd ? { align: 'end' } : {}),
      isSortable: true,
      menu: actions.columnMenu(id),
      cell: (line) =>
        line.kind === 'group' ? (
          <GroupCell table={table} columnId={id} rows={line.rows} />
        ) : (
          <>
            {id === primary && <Sparkline runId={line.id} metric={id.slice('metrics.'.length)} />}
            <ValueCell table={table} columnId={id} row={line.row} baseline={baselineRow} />
          </>
        ),
    };
  });
  return [nameColumn(options), ...columns];
}

const WIDTHS_PX: Readonly<Record<string, number>> = {
  start_time: 112,
  duration: 104,
  [DATASETS_COLUMN]: 280,
};
/** Words looked at to see whether a column of texts holds numbers. */
const WORDS_MAX = 50;

function isNumeric(table: RunTable, id: string): boolean {
  const column = table.columns.get(id);
  if (column === undefined) return /metrics\./.test(id);
  if (column.kind === 'number') return id !== 'start_time';
  const words = column.words.slice(0, WORDS_MAX);
  return words.length > 0 && words.every((word) => word.trim() !== '' && !Number.isNaN(Number(word)));
}

function nameColumn(options: GridOptions): Column<DisplayRow> {
  return {
    id: 'run_name',
    title: 'Name',
    widthPx: 320,
    isSortable: true,
    isPinned: true,
    cell: (line) =>
      line.kind === 'group' ? (
        <GroupName line={line} onToggle={() => options.actions.toggleOpen(line.id)} />
      ) : (
        <RunName line={line} options={options} />
      ),
  };
}

const INDENT_PX = 18;

function indent({ depth }: DisplayRow): { style?: CSSProperties } {
  return depth === 0 ? {} : { style: { paddingInlineStart: depth * INDENT_PX } };
}

interface OpenButtonProps {
  readonly isOpen: boolean;
  readonly label: string;
  readonly onToggle: () => void;
}

function OpenButton({ isOpen, label, onToggle }: OpenButtonProps): ReactElement {
  return (
    <span className={styles['open']}>
      <IconButton
        icon={isOpen ? 'down' : 'chevron'}
        aria-expanded={isOpen}
        label={`${isOpen ? 'Close' : 'Open'} ${label}`}
        onClick={onToggle}
      />
    </span>
  );
}

function GroupName({
  line,
  onToggle,
}: {
  line: DisplayRow & { kind: 'group' };
  onToggle: () => void;
}): ReactElement {
  return (
    <span className={styles['name']} {...indent(line)}>
      <OpenButton isOpen={line.isOpen} label={line.title} onToggle={onToggle} />
      <span className={styles['by']}>{columnTitle(line.by).title}</span>
      <strong dir="auto" title={line.title}>
        {line.title}
      </strong>
      <span className={styles['members']}>{line.rows.length}</span>
    </span>
  );
}

function RunName({
  line,
  options,
}: {
  line: DisplayRow & { kind: 'run' };
  options: GridOptions;
}): ReactElement {
  const { table, selected, hidden, pinned, baseline, lookOf, actions } = options;
  const { id, row } = line;
  const name = table.text('run_name', row) || id;
  const status = (table.text('status', row) ?? 'RUNNING') as RunRow['status'];
  return (
    <span className={styles['name']} {...indent(line)}>
      <input
        type="checkbox"
        className={styles['check']}
        aria-label={`Select ${name}`}
        checked={selected.has(id)}
        onChange={() => actions.select(id)}
      />
      {line.children > 0 && (
        <OpenButton
          isOpen={line.isOpen}
          label={`the ${line.children} runs of ${name}`}
          onToggle={() => actions.toggleOpen(id)}
        />
      )}
      <RunDot look={lookOf(id)} isHollow={hidden.has(id)} />
      <Link
        to="/e/$id/r/$runId"
        params={{ id: table.text('experiment_id', row) ?? '0', runId: id }}
        title={name}
        dir="auto"
      >
        <strong>{name}</strong>
      </Link>
      {id === baseline && <span className={styles['members']}>baseline</span>}
      {pinned.has(id) && <Icon name="pin" size={12} />}
      {status !== 'FINISHED' && <RunStatus status={status} />}
    </span>
  );
}
