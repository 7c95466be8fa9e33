import type { ReactElement } from 'react';
import { DATASETS_COLUMN } from '../../api/index-columns.ts';
import type { RunTable } from '../../api/run-table.ts';
import { formatDuration, formatNumber } from '../../components/format.ts';
import { TimeAgo } from '../../components/time-ago.tsx';
import styles from './cells.module.css';
import { DatasetsCell } from './datasets-cell.tsx';
import { datasetsOf } from './run-datasets.ts';
import { commonText, numberAt, summarise } from './summaries.ts';

interface CellProps {
  readonly table: RunTable;
  readonly columnId: string;
  readonly row: number;
  /** The run that others are compared with. */
  readonly baseline?: number | undefined;
}

/** A value of a run; of a number also how far it is from the baseline's. */
export function ValueCell({ table, columnId, row, baseline }: CellProps): ReactElement {
  if (columnId === 'start_time') return <TimeAgo ms={table.number(columnId, row) ?? Number.NaN} />;
  if (columnId === 'duration') return <>{durationText(table, row)}</>;
  if (columnId === DATASETS_COLUMN) {
    const datasets = datasetsOf(table, row);
    return datasets.length === 0 ? <Missing /> : <DatasetsCell datasets={datasets} />;
  }
  const number = table.number(columnId, row);
  if (number === undefined) {
    const text = table.text(columnId, row);
    return (
      <span title={text} dir="auto">
        {text ?? <Missing />}
      </span>
    );
  }
  return (
    <span title={String(number)}>
      {baseline !== undefined && baseline !== row && (
        <Delta value={number} base={numberAt(table, columnId, baseline)} />
      )}
      {formatNumber(number)}
    </span>
  );
}

function Missing(): ReactElement {
  return <span className={styles['missing']}>–</span>;
}

function durationText(table: RunTable, row: number): string {
  const [start, end] = [table.number('start_time', row), table.number('end_time', row)];
  if (start === undefined) return '–';
  return formatDuration((end ?? Date.now()) - start);
}

const PERCENT = 100;
const PERCENT_DIGITS = 3;

function Delta({ value, base }: { value: number; base: number | undefined }): ReactElement | null {
  if (base === undefined || !Number.isFinite(value - base) || value === base) return null;
  const sign = value > base ? '+' : '−';
  const size = Math.abs(value - base);
  const share = base === 0 ? undefined : (size / Math.abs(base)) * PERCENT;
  return (
    <small className={styles['delta']} title={`${sign}${formatNumber(size)} against the baseline`}>
      {sign}
      {share === undefined ? formatNumber(size) : `${Number(share.toPrecision(PERCENT_DIGITS))}%`}
    </small>
  );
}

interface GroupCellProps {
  readonly table: RunTable;
  readonly columnId: string;
  readonly rows: readonly number[];
}

/** A mean stands beside its deviation: more digits would say nothing. */
const MEAN_DIGITS = 4;
const SHORT_DIGITS = 2;

/** What a group has in a column: mean and deviation, or the text that all of its runs share. */
export function GroupCell({ table, columnId, rows }: GroupCellProps): ReactElement {
  if (columnId === 'start_time') {
    const newest = Math.max(...rows.map((row) => table.number(columnId, row) ?? 0));
    return <TimeAgo ms={newest} />;
  }
  const text = commonText(table, columnId, rows);
  if (text !== undefined && columnId === DATASETS_COLUMN)
    return <DatasetsCell datasets={datasetsOf(table, rows[0] ?? 0)} />;
  if (text !== undefined && table.columns.get(columnId)?.kind === 'text')
    return <span dir="auto">{text}</span>;
  const summary = summarise(table, columnId, rows);
  if (summary === undefined)
    return <span className={styles['missing']}>{text === undefined ? '…' : '–'}</span>;
  const { mean, deviation, min, max, count } = summary;
  return (
    <span title={`mean of ${count}: ${mean}\nmin ${min}\nmax ${max}`}>
      {formatNumber(Number(mean.toPrecision(MEAN_DIGITS)))}
      {!Number.isNaN(deviation) && (
        <small className={styles['delta']}> ±{Number(deviation.toPrecision(SHORT_DIGITS))}</small>
      )}
    </span>
  );
}
