import { type ReactElement, type ReactNode, useState } from 'react';
import { classNames } from '../../components/class-names.ts';
import styles from './pair-table.module.css';

interface PairTableProps {
  readonly title: string;
  /** Above the cells after the key. */
  readonly head: readonly string[];
  /** The key, then its cells. */
  readonly rows: readonly (readonly [string, ...ReactNode[]])[];
  readonly empty: string;
  readonly isNumeric?: boolean;
}

/** From here on a field to search in is worth its place. */
const SEARCHED_FROM = 12;
/** A run may have thousands: the rest is found by typing. */
const SHOWN_MAX = 300;

/** Keys with their values. */
export function PairTable({ title, head, rows, empty, isNumeric = false }: PairTableProps): ReactElement {
  const [text, setText] = useState('');
  const found = rows.filter(([key]) => key.toLowerCase().includes(text.toLowerCase()));
  return (
    <section className={styles['section']} aria-label={title}>
      <div className={styles['head']}>
        <h2>
          {title} <span>{rows.length}</span>
        </h2>
        {rows.length >= SEARCHED_FROM && (
          <input
            type="search"
            aria-label={`Search ${title.toLowerCase()}`}
            placeholder="Search"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </div>
      {rows.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <table className={classNames(isNumeric && styles['numeric'])}>
          <thead>
            <tr>
              <th scope="col">Key</th>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, SHOWN_MAX).map(([key, ...cells]) => (
              <tr key={key}>
                <th scope="row" dir="auto">
                  {key}
                </th>
                {cells.map((cell, at) => (
                  <td key={at} dir="auto">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found.length > SHOWN_MAX && <p>And {found.length - SHOWN_MAX} more: search for them.</p>}
    </section>
  );
}
