import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Run } from '../../api/runs.ts';
import { Button } from '../../components/button.tsx';
import { formatNumber } from '../../components/format.ts';
import { RunDot } from '../runs/run-dot.tsx';
import type { RunLook } from '../runs/run-colours.ts';
import { runRow } from '../runs/run-row.ts';
import styles from './compare-tables.module.css';
import { type ComparedRow, type Comparison, deltaText } from './comparison.ts';

interface CompareTablesProps {
  readonly runs: readonly Run[];
  readonly comparisons: readonly Comparison[];
  readonly baseId: string;
  readonly lookOf: (id: string) => RunLook;
  readonly onBase: (id: string) => void;
  /** Called with a row whose texts are too long for the table. */
  readonly onOpen: (row: ComparedRow) => void;
  readonly emptyText: string;
}

/** Runs side by side, a column each; numbers also as what they are more or less than the baseline's. */
export function CompareTables(props: CompareTablesProps): ReactElement {
  const { runs, comparisons, baseId, lookOf, onBase } = props;
  return (
    <div className={styles['box']} tabIndex={0} role="region" aria-label="Runs side by side">
      <table>
        <thead>
          <tr>
            <th scope="col">Run</th>
            {runs.map((run) => (
              <RunHead
                key={run.info.run_id}
                run={run}
                look={lookOf(run.info.run_id)}
                isBase={run.info.run_id === baseId}
                onBase={onBase}
              />
            ))}
          </tr>
        </thead>
        {comparisons.map((comparison) => (
          <SectionBody key={comparison.title} {...props} comparison={comparison} />
        ))}
      </table>
    </div>
  );
}

interface RunHeadProps {
  readonly run: Run;
  readonly look: RunLook;
  readonly isBase: boolean;
  readonly onBase: (id: string) => void;
}

function RunHead({ run, look, isBase, onBase }: RunHeadProps): ReactElement {
  const { id, name } = runRow(run);
  return (
    <th scope="col">
      <span className={styles['run']}>
        <RunDot look={look} />
        <Link to="/e/$id/r/$runId" params={{ id: run.info.experiment_id, runId: id }} title={name} dir="auto">
          {name}
        </Link>
        {isBase ? (
          <small>baseline</small>
        ) : (
          <Button look="quiet" onClick={() => onBase(id)} aria-label={`Baseline: compare with ${name}`}>
            Baseline
          </Button>
        )}
      </span>
    </th>
  );
}

/** Texts longer than this are opened beside the table. */
const LONG = 60;

function SectionBody({
  runs,
  comparison,
  baseId,
  onOpen,
  emptyText,
}: CompareTablesProps & { readonly comparison: Comparison }): ReactElement {
  const base = runs.findIndex(({ info }) => info.run_id === baseId);
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={runs.length + 1} className={styles['section']}>
          {comparison.title}
        </th>
      </tr>
      {comparison.rows.length === 0 && (
        <tr>
          <td colSpan={runs.length + 1} className={styles['same']}>
            {emptyText}
          </td>
        </tr>
      )}
      {comparison.rows.map((row) => (
        <tr key={row.key}>
          <th scope="row" title={row.key}>
            {row.values.some((value) => (value?.length ?? 0) > LONG) ? (
              <Button look="quiet" onClick={() => onOpen(row)} aria-label={`${row.key}: its texts in full`}>
                {row.key}
              </Button>
            ) : (
              row.key
            )}
          </th>
          {row.values.map((value, at) => (
            <td key={runs[at]?.info.run_id} title={value} dir="auto">
              <CellText row={row} at={at} base={base} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function CellText({ row, at, base }: { row: ComparedRow; at: number; base: number }): ReactElement {
  const { values, numbers } = row;
  if (numbers === undefined) return <>{values[at] ?? '–'}</>;
  const number = numbers[at];
  const delta = at === base ? undefined : deltaText(number, numbers[base]);
  return (
    <>
      {delta !== undefined && <small className={styles['delta']}>{delta}</small>}
      {number === undefined ? '–' : formatNumber(number)}
    </>
  );
}
