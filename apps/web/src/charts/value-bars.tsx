import type { ReactElement } from 'react';
import { formatNumber } from '../components/format.ts';
import type { ChartSeries } from './series.ts';
import styles from './value-bars.module.css';

const PERCENT = 100;

/** A metric with one value a run: a line has nothing to show, a bar from zero has. */
export function ValueBars({
  title,
  series,
}: {
  title: string;
  series: readonly ChartSeries[];
}): ReactElement {
  const values = series.map(({ latest }) => latest.value);
  const finite = values.filter((value) => Number.isFinite(value));
  const low = Math.min(0, ...finite);
  const span = Math.max(0, ...finite) - low || 1;
  return (
    <div className={styles['box']} tabIndex={0} role="region" aria-label={`Values of ${title}`}>
      <table>
        <tbody>
          {series.map(({ id, name, colour }, index) => {
            const value = values[index] ?? Number.NaN;
            const width = Number.isFinite(value) ? (Math.abs(value) / span) * PERCENT : 0;
            const left = ((Math.min(0, value) - low) / span) * PERCENT;
            return (
              <tr key={id}>
                <th scope="row" title={name}>
                  {name}
                </th>
                <td className={styles['track']}>
                  <span
                    style={{
                      width: `${width}%`,
                      left: `${Number.isFinite(left) ? left : 0}%`,
                      background: colour.startsWith('--') ? `var(${colour})` : colour,
                    }}
                  />
                </td>
                <td className={styles['value']} title={String(value)}>
                  {formatNumber(value)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
