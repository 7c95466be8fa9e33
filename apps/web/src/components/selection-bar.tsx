import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './selection-bar.module.css';

interface SelectionBarProps {
  /** What is selected: "Selected runs". */
  readonly label: string;
  /** How much of it: "3 runs". */
  readonly count: string;
  readonly onNone: () => void;
  /** What can be done with it. */
  readonly children: ReactNode;
  /** Asked for below the acts. */
  readonly form?: ReactNode;
}

/** What can be done with what is selected in a table, below the table. */
export function SelectionBar({ label, count, onNone, children, form }: SelectionBarProps): ReactElement {
  return (
    <div className={styles['bar']} role="toolbar" aria-label={label}>
      <strong>{count}</strong>
      {children}
      <Button look="quiet" onClick={onNone}>
        Select none
      </Button>
      {form}
    </div>
  );
}
