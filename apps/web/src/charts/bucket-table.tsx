import type { ReactElement } from 'react';
import type { BucketChartProps } from './bucket-chart.tsx';
import styles from './bucket-table.module.css';

type BucketTableProps = Pick<BucketChartProps, 'times' | 'series' | 'format'> & { readonly title: string };

/** The numbers of a chart over time, the newest first. */
export function BucketTable({ title, times, series, format }: BucketTableProps): ReactElement {
  return (
    <div className={styles['box']} tabIndex={0} role="region" aria-label={`Values of ${title}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">Time</th>
            {series.map(({ id, title: name }) => (
              <th key={id} scope="col" title={name} dir="auto">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {times
            .map((time, at) => (
              <tr key={time}>
                <th scope="row">{time}</th>
                {series.map(({ id, values }) => {
                  const value = values[at] ?? Number.NaN;
                  return (
                    <td key={id} title={String(value)}>
                      {Number.isFinite(value) ? format(value) : '–'}
                    </td>
                  );
                })}
              </tr>
            ))
            .toReversed()}
        </tbody>
      </table>
    </div>
  );
}
