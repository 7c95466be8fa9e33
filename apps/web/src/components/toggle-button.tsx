import type { ReactElement } from 'react';
import { Button } from './button.tsx';
import styles from './toggle-button.module.css';

interface ToggleButtonProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  /** Of what, where the text on the button does not say it; those who hear the page hear it after the text. */
  readonly of?: string;
  /** What stands on the button. */
  readonly children: string;
}

/** Its name begins with what can be read on it: people who speak to their computer say what they see. */
export function ToggleButton({ isOn, onChange, of, children }: ToggleButtonProps): ReactElement {
  return (
    <Button
      aria-pressed={isOn}
      aria-label={of === undefined ? undefined : `${children}: ${of}`}
      className={styles['toggle'] ?? ''}
      onClick={() => onChange(!isOn)}
    >
      {children}
    </Button>
  );
}
