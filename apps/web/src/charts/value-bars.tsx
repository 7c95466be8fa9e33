import type { ReactElement, ReactNode } from 'react';
import { formatNumber } from '../components/format.ts';
import type { ChartSeries } from './series.ts';
import styles from './value-bars.module.css';

const PERCENT = 100;

/** What a bar is of, and how long it is. */
export type BarValue = Pick<ChartSeries, 'id' | 'name' | 'colour'> & {
  readonly latest: Pick<ChartSeries['latest'], 'value'>;
};

interface ValueBarsProps {
  readonly title: string;
  readonly series: readonly BarValue[];
  /** What stands before a bar; its name unless given. */
  readonly head?: (bar: BarValue) => ReactNode;
}

/** A metric with one value a run: a line has nothing to show, a bar from zero has. */
export function ValueBars({ title, series, head }: ValueBarsProps): ReactElement {
  if (series.length === 0) return <p className={styles['nothing']}>Nothing here has a value of {title}.</p>;
  const values = series.map(({ latest }) => latest.value);
  const finite = values.filter((value) => Number.isFinite(value));
  const low = Math.min(0, ...finite);
  const span = Math.max(0, ...finite) - low || 1;
  return (
    <div className={styles['box']} tabIndex={0} role="region" aria-label={`Values of ${title}`}>
      <table>
        <tbody>
          {series.map((bar, index) => {
            const { id, name, colour } = bar;
            const value = values[index] ?? Number.NaN;
            const width = Number.isFinite(value) ? (Math.abs(value) / span) * PERCENT : 0;
            const left = ((Math.min(0, value) - low) / span) * PERCENT;
            return (
              <tr key={id}>
                <th scope="row" title={name}>
                  {head?.(bar) ?? name}
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
