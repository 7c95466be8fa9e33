import type { ButtonHTMLAttributes, ReactElement } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly icon?: IconName;
}

export function Button({ look = 'plain', icon, children, className, ...rest }: ButtonProps): ReactElement {
  return (
    <button type="button" className={classNames(styles['button'], styles[look], className)} {...rest}>
      {icon !== undefined && <Icon name={icon} size={14} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  readonly icon: IconName;
  /** What the button does, for people who do not see the icon; also its tooltip. */
  readonly label: string;
}

export function IconButton({ icon, label, className, ...rest }: IconButtonProps): ReactElement {
  return (
    <button
      type="button"
      className={classNames(styles['button'], styles['iconOnly'], className)}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
