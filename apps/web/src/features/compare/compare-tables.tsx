import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Run } from '../../api/runs.ts';
import type { ComparedRow, Comparison } from '../../components/comparison-rows.ts';
import { ComparisonTable } from '../../components/comparison-table.tsx';
import { RunDot } from '../runs/run-dot.tsx';
import type { RunLook } from '../runs/run-colours.ts';
import { runRow } from '../runs/run-row.ts';

interface CompareTablesProps {
  readonly runs: readonly Run[];
  readonly comparisons: readonly Comparison[];
  readonly baseId: string;
  readonly lookOf: (id: string) => RunLook;
  readonly onBase: (id: string) => void;
  readonly onOpen: (row: ComparedRow) => void;
  readonly emptyText: string;
}

/** Runs side by side, a column each. */
export function CompareTables({ runs, lookOf, ...rest }: CompareTablesProps): ReactElement {
  const things = runs.map((run) => {
    const { id, name } = runRow(run);
    return {
      id,
      name,
      head: (
        <>
          <RunDot look={lookOf(id)} />
          <Link
            to="/e/$id/r/$runId"
            params={{ id: run.info.experiment_id, runId: id }}
            title={name}
            dir="auto"
          >
            {name}
          </Link>
        </>
      ),
    };
  });
  return <ComparisonTable label="Runs side by side" kind="Run" things={things} {...rest} />;
}
