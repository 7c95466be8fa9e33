import { type ReactElement, type ReactNode, type ToggleEvent, useId, useRef, useState } from 'react';
import { Button } from './button.tsx';
import styles from './popover.module.css';

interface PopoverProps {
  /** What stands on the button. */
  readonly title: string;
  readonly children: ReactNode;
}

const MARGIN_PX = 8;

/** A button with a panel under it: the browser closes it on Escape and on a click elsewhere. */
export function Popover({ title, children }: PopoverProps): ReactElement {
  const id = useId();
  const button = useRef<HTMLSpanElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const place = (event: ToggleEvent<HTMLDivElement>): void => {
    const at = button.current?.getBoundingClientRect();
    if (event.newState !== 'open' || at === undefined) return;
    setIsOpen(true);
    const panel = event.currentTarget;
    panel.style.top = `${at.bottom + 4}px`;
    panel.style.right = `${Math.max(MARGIN_PX, window.innerWidth - at.right)}px`;
  };
  return (
    <>
      <span ref={button}>
        <Button popoverTarget={id} aria-expanded={isOpen} icon="down">
          {title}
        </Button>
      </span>
      <div
        id={id}
        popover="auto"
        className={styles['panel']}
        aria-label={title}
        onBeforeToggle={place}
        // Not before: the browser gives the focus back to the button only from a field that is still there.
        onToggle={(event) => event.newState === 'closed' && setIsOpen(false)}
      >
        {isOpen && children}
      </div>
    </>
  );
}
