import type { ReactElement, ReactNode } from 'react';
import styles from './setting.module.css';

interface SettingProps {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

/** One thing that can be set: what it is, and the control. */
export function Setting({ title, hint, children }: SettingProps): ReactElement {
  return (
    <div className={styles['setting']}>
      <div>
        <h2>{title}</h2>
        {hint !== undefined && <p>{hint}</p>}
      </div>
      <div className={styles['control']}>{children}</div>
    </div>
  );
}
