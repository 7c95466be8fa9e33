import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../../components/class-names.ts';
import { formatNumber } from '../../components/format.ts';
import styles from './difference-table.module.css';
import { differences } from './differences.ts';

interface DifferenceTableProps {
  readonly title: string;
  /** Above each side. */
  readonly heads: readonly ReactNode[];
  readonly sides: readonly ReadonlyMap<string, string | number>[];
  readonly isOnlyDifferent: boolean;
}

/** Narrower, and values break into pieces. */
const COLUMN_PX = 130;

/** Keys and their values on each side; numbers say how far they are from the first side's. */
export function DifferenceTable(props: DifferenceTableProps): ReactElement {
  const { title, heads, sides, isOnlyDifferent } = props;
  const all = differences(sides);
  const shown = isOnlyDifferent ? all.filter(({ differs }) => differs) : all;
  return (
    <section className={styles['section']} aria-label={title}>
      <h3>
        {title} <span>{count(shown.length, all.length)}</span>
      </h3>
      {shown.length === 0 ? (
        <p>{all.length === 0 ? 'There are none.' : 'They are the same.'}</p>
      ) : (
        <div className={styles['box']} tabIndex={0} role="region" aria-label={`${title}, side by side`}>
          <table style={{ minWidth: (heads.length + 1) * COLUMN_PX }}>
            <thead>
              <tr>
                <th scope="col">Key</th>
                {heads.map((head, at) => (
                  <th key={at} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ key, values, differs }) => (
                <tr key={key} className={classNames(differs && styles['differs'])}>
                  <th scope="row" dir="auto">
                    {key}
                  </th>
                  {values.map((value, at) => (
                    <td key={at} dir="auto">
                      {cell(value, at === 0 ? undefined : values[0])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function count(shown: number, all: number): string {
  return shown === all ? String(all) : `${shown} of ${all} differ`;
}

function cell(value: string | number | undefined, first: string | number | undefined): ReactNode {
  if (value === undefined) return '–';
  if (typeof value === 'string') return value;
  const change = typeof first === 'number' ? value - first : Number.NaN;
  return (
    <>
      <span title={String(value)}>{formatNumber(value)}</span>
      {Number.isFinite(change) && change !== 0 && (
        <small>
          {change > 0 ? '+' : '−'}
          {formatNumber(Math.abs(change))}
        </small>
      )}
    </>
  );
}
