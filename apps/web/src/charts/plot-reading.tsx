import type { ReactElement } from 'react';
import { classNames } from '../components/class-names.ts';
import { formatNumber } from '../components/format.ts';
import { Heard } from '../components/heard.tsx';
import styles from './plot.module.css';

/** What the lines say at the cursor. */
export interface Reading {
  /** Where the cursor is. */
  readonly at: string;
  /** The nearest to the cursor first. */
  readonly lines: readonly {
    readonly id: string;
    readonly name: string;
    readonly colour: string;
    readonly low: number;
    readonly high: number;
    /** In place of the numbers, where they have a unit. */
    readonly text?: string;
  }[];
  /** How many lines there are at the cursor; those that are given unless there are more. */
  readonly count?: number;
  /** Where the cursor does not hide it. */
  readonly isRight: boolean;
}

/** Lines that a reading names. */
export const READ_LINES_MAX = 8;

export function PlotReading({ reading }: { reading: Reading }): ReactElement {
  const { at, lines, count = lines.length, isRight } = reading;
  return (
    <div className={classNames(styles['reading'], isRight && styles['right'])} aria-hidden="true">
      <p>{at}</p>
      {lines.slice(0, READ_LINES_MAX).map(({ id, name, colour, low, high, text }) => (
        <div key={id} className={styles['line']}>
          <i style={{ background: colour.startsWith('--') ? `var(${colour})` : colour }} />
          <span>{name}</span>
          <b>{text ?? rangeText(low, high)}</b>
        </div>
      ))}
      {count > READ_LINES_MAX && <p>and {count - READ_LINES_MAX} more</p>}
    </div>
  );
}

function rangeText(low: number, high: number): string {
  return low === high ? formatNumber(low) : `${formatNumber(low)} … ${formatNumber(high)}`;
}

/** The same for those who hear it. */
export function HeardReading({ reading }: { reading: Reading | undefined }): ReactElement {
  const texts = reading?.lines
    .slice(0, READ_LINES_MAX)
    .map(({ name, low, high, text }) => `${name} ${text ?? rangeText(low, high)}`);
  return <Heard>{reading === undefined ? '' : `${reading.at}: ${texts?.join(', ')}`}</Heard>;
}
