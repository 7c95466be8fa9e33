import { type ReactElement, type ReactNode, useId } from 'react';
import styles from './fact-table.module.css';

interface FactTableProps {
  readonly title: string;
  readonly count?: number;
  readonly head: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly ReactNode[])[];
  readonly empty: string;
  /** Columns with numbers, which stand at the end of their cell. */
  readonly numeric?: readonly number[];
}

/** A short table with a heading. */
export function FactTable({ title, count, head, rows, empty, numeric = [] }: FactTableProps): ReactElement {
  const id = useId();
  const end = (column: number): string => (numeric.includes(column) ? (styles['end'] ?? '') : '');
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <h2 id={id}>
        {title} {count !== undefined && <span>{count}</span>}
      </h2>
      {rows.length === 0 ? (
        <p className={styles['empty']}>{empty}</p>
      ) : (
        <div className={styles['box']} tabIndex={0} role="region" aria-labelledby={id}>
          <table>
            <thead>
              <tr>
                {head.map((name, column) => (
                  <th key={name} scope="col" className={end(column)}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, ...cells], row) => (
                // Rows have no other name than their place: they come from the server as one list.
                <tr key={row}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, column) => (
                    <td key={column} className={end(column + 1)}>
                      {cell}
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
