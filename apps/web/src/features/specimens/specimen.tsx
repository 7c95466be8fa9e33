import type { ReactElement, ReactNode } from 'react';
import styles from './specimen.module.css';

interface SpecimenProps {
  readonly title: string;
  /** A line of things, or one thing in full width. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A component in its states, under its name. */
export function Specimen({ title, isWide = false, children }: SpecimenProps): ReactElement {
  return (
    <section className={styles['specimen']} aria-label={title}>
      <h2>{title}</h2>
      <div className={isWide ? styles['wide'] : styles['line']}>{children}</div>
    </section>
  );
}
