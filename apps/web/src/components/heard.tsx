import type { ReactElement, ReactNode } from 'react';
import styles from './heard.module.css';

/** Text that is said when it changes, to those who hear the page; it is not seen. */
export function Heard({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <p className={styles['heard']} role="status">
      {children}
    </p>
  );
}
