import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactElement } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.ts';

function Anchor({ className, children, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement>): ReactElement {
  return (
    <a {...rest} className={classNames(styles['button'], styles['primary'], className)}>
      {children}
    </a>
  );
}

/** The act that one most likely wants, where it leads to another page. */
export const ButtonLink = createLink(Anchor);
