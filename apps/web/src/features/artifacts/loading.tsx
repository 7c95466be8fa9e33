import type { ReactElement } from 'react';
import styles from './loading.module.css';

/** Stands where something will be; it shows itself only when that takes a while. */
export function Loading(): ReactElement {
  return (
    <p className={styles['loading']} role="status">
      Loading…
    </p>
  );
}
