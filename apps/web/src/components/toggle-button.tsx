import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './toggle-button.module.css';

interface ToggleButtonProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  /** Where the text on the button does not say enough. */
  readonly label?: string;
  readonly children: ReactNode;
}

export function ToggleButton({ isOn, onChange, label, children }: ToggleButtonProps): ReactElement {
  return (
    <Button
      aria-pressed={isOn}
      aria-label={label}
      className={styles['toggle'] ?? ''}
      onClick={() => onChange(!isOn)}
    >
      {children}
    </Button>
  );
}
