import type { ReactElement } from 'react';
import { classNames } from '../components/class-names.ts';
import { formatNumber } from '../components/format.ts';
import styles from './plot.module.css';

/** What the lines say at the cursor. */
export interface Reading {
  readonly step: number;
  readonly lines: readonly {
    readonly id: string;
    readonly name: string;
    readonly colour: string;
    readonly value: number;
  }[];
  /** Where the cursor does not hide it. */
  readonly isRight: boolean;
}

const LINES_MAX = 10;

export function PlotReading({ reading }: { reading: Reading }): ReactElement {
  const { step, isRight } = reading;
  const lines = reading.lines.toSorted((a, b) => b.value - a.value);
  return (
    <div className={classNames(styles['reading'], isRight && styles['right'])} aria-hidden="true">
      <p>step {formatNumber(step)}</p>
      {lines.slice(0, LINES_MAX).map(({ id, name, colour, value }) => (
        <div key={id} className={styles['line']}>
          <i style={{ background: `var(${colour})` }} />
          <span>{name}</span>
          <b>{formatNumber(value)}</b>
        </div>
      ))}
      {lines.length > LINES_MAX && <p>and {lines.length - LINES_MAX} more</p>}
    </div>
  );
}
