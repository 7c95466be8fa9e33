import type { ReactElement } from 'react';
import { classNames } from '../../components/class-names.ts';
import { cssColour, type RunLook } from './run-colours.ts';
import styles from './run-dot.module.css';

/** The run's colour; it stands beside the name, which says the same to those who do not see it. */
export function RunDot({ look, isHollow = false }: { look: RunLook; isHollow?: boolean }): ReactElement {
  return (
    <span
      className={classNames(styles['dot'], (look.isDashed || isHollow) && styles['dashed'])}
      style={{ color: cssColour(look.colour) }}
      aria-hidden="true"
    />
  );
}
