import { Link } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { metricValue, type Run } from '../../api/runs.ts';
import { formatNumber } from '../../components/format.ts';
import { RunDot } from '../runs/run-dot.tsx';
import { lookOf, looksOf, type RunLook } from '../runs/run-colours.ts';
import { runRow } from '../runs/run-row.ts';
import styles from './compare-tables.module.css';

interface CompareTablesProps {
  readonly runs: readonly Run[];
  readonly baseId: string;
  readonly showsAll: boolean;
}

/** Metrics, params and tags of runs side by side; unless all is asked for, only where they differ. */
export function CompareTables({ runs, baseId, showsAll }: CompareTablesProps): ReactElement {
  const looks = useMemo(() => looksOf(runs.map(({ info }) => info.run_id)), [runs]);
  const sections = useMemo(
    () =>
      [
        {
          title: 'Metrics',
          rows: valuesOf(
            runs,
            ({ data }) => data.metrics ?? [],
            (value) => String(metricValue(value as number | string)),
          ),
        },
        { title: 'Params', rows: valuesOf(runs, ({ data }) => data.params ?? [], String) },
        {
          title: 'Tags',
          rows: valuesOf(
            runs,
            ({ data }) => (data.tags ?? []).filter(({ key }) => !key.startsWith('mlflow.')),
            String,
          ),
        },
      ].map(({ title, rows }) => ({ title, rows: showsAll ? rows : rows.filter(({ differs }) => differs) })),
    [runs, showsAll],
  );
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
                look={looks.get(run.info.run_id)}
                isBase={run.info.run_id === baseId}
              />
            ))}
          </tr>
        </thead>
        {sections.map(({ title, rows }) => (
          <SectionBody
            key={title}
            title={title}
            rows={rows}
            runs={runs}
            emptyText={showsAll ? 'None' : 'No differences'}
          />
        ))}
      </table>
    </div>
  );
}

function RunHead({
  run,
  look,
  isBase,
}: {
  run: Run;
  look: RunLook | undefined;
  isBase: boolean;
}): ReactElement {
  const { id, name } = runRow(run);
  return (
    <th scope="col">
      <span className={styles['run']}>
        <RunDot look={look ?? lookOf(id)} />
        <Link to="/e/$id/r/$runId" params={{ id: run.info.experiment_id, runId: id }} title={name} dir="auto">
          {name}
        </Link>
        {isBase && <small>baseline</small>}
      </span>
    </th>
  );
}

interface SectionBodyProps {
  readonly title: string;
  readonly rows: readonly ComparedRow[];
  readonly runs: readonly Run[];
  readonly emptyText: string;
}

function SectionBody({ title, rows, runs, emptyText }: SectionBodyProps): ReactElement {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={runs.length + 1} className={styles['section']}>
          {title}
        </th>
      </tr>
      {rows.length === 0 && (
        <tr>
          <td colSpan={runs.length + 1} className={styles['same']}>
            {emptyText}
          </td>
        </tr>
      )}
      {rows.map(({ key, values }) => (
        <tr key={key}>
          <th scope="row" title={key}>
            {key}
          </th>
          {values.map((value, at) => (
            <td key={runs[at]?.info.run_id} title={value} dir="auto">
              {value === undefined ? '–' : title === 'Metrics' ? formatNumber(Number(value)) : value}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

interface ComparedRow {
  readonly key: string;
  readonly values: readonly (string | undefined)[];
  readonly differs: boolean;
}

function valuesOf(
  runs: readonly Run[],
  listOf: (run: Run) => readonly { readonly key: string; readonly value?: unknown }[],
  textOf: (value: unknown) => string,
): ComparedRow[] {
  const maps = runs.map((run) => new Map(listOf(run).map(({ key, value }) => [key, textOf(value ?? '')])));
  const keys = [...new Set(maps.flatMap((map) => [...map.keys()]))].toSorted((a, b) => a.localeCompare(b));
  return keys.map((key) => {
    const values = maps.map((map) => map.get(key));
    return { key, values, differs: values.some((value) => value !== values[0]) };
  });
}
