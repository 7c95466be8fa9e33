import type { ReactElement, ReactNode } from 'react';
import styles from './badge.module.css';
import { classNames } from './class-names.ts';

export type Tone = 'good' | 'bad' | 'warn' | 'info' | 'muted';

/** A word that says a state; the colour only repeats it. */
export function Badge({ tone = 'muted', children }: { tone?: Tone; children: ReactNode }): ReactElement {
  return <span className={classNames(styles['badge'], styles[tone])}>{children}</span>;
}
