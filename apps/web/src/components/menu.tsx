import { type KeyboardEvent, type ReactElement, type ToggleEvent, useId, useRef, useState } from 'react';
import { Button, IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './menu.module.css';

export interface MenuItem {
  readonly title: string;
  readonly onChoose: () => void;
  readonly icon?: IconName;
  readonly isDisabled?: boolean;
  readonly isDangerous?: boolean;
  /** Ticked, for a choice among several. */
  readonly isChosen?: boolean;
}

interface MenuProps {
  /** What the button does, for those who only see the icon; the text on it when there is no icon. */
  readonly label: string;
  readonly icon?: IconName;
  readonly items: readonly (MenuItem | 'line')[];
}

const MARGIN_PX = 8;
const LOW = 0.7;

/** A button with a menu: arrows move, Home and End go to the ends, Escape and a click elsewhere close. */
export function Menu({ label, icon, items }: MenuProps): ReactElement {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const place = (event: ToggleEvent<HTMLDivElement>): void => {
    const at = anchor.current?.getBoundingClientRect();
    if (event.newState !== 'open' || at === undefined) return;
    setIsOpen(true);
    const { style } = event.currentTarget;
    // In the lower part of the page there is more room above.
    const isLow = at.bottom > window.innerHeight * LOW;
    style.top = isLow ? 'auto' : `${at.bottom + 4}px`;
    style.bottom = isLow ? `${window.innerHeight - at.top + 4}px` : 'auto';
    style.right = `${Math.max(MARGIN_PX, window.innerWidth - at.right)}px`;
  };
  const settle = (event: ToggleEvent<HTMLDivElement>): void => {
    if (event.newState === 'open') itemsOf(event.currentTarget)[0]?.focus();
    // Not before: the browser gives the focus back to the button only from an item that is still there.
    else setIsOpen(false);
  };
  const button = { popoverTarget: id, 'aria-expanded': isOpen, 'aria-haspopup': 'menu' as const };
  return (
    <>
      <span ref={anchor}>
        {icon === undefined ? (
          <Button {...button} icon="down">
            {label}
          </Button>
        ) : (
          <IconButton {...button} icon={icon} label={label} />
        )}
      </span>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        className={styles['menu']}
        onBeforeToggle={place}
        onToggle={settle}
        onKeyDown={moveFocus}
      >
        {isOpen &&
          items.map((item, at) =>
            item === 'line' ? (
              <hr key={`line ${at}`} />
            ) : (
              <MenuButton key={item.title} item={item} onDone={() => panel.current?.hidePopover()} />
            ),
          )}
      </div>
    </>
  );
}

function MenuButton({ item, onDone }: { item: MenuItem; onDone: () => void }): ReactElement {
  const { title, onChoose, icon, isDisabled = false, isDangerous = false, isChosen } = item;
  return (
    <button
      type="button"
      role={isChosen === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={isChosen}
      disabled={isDisabled}
      tabIndex={-1}
      className={classNames(styles['item'], isDangerous && styles['danger'])}
      onClick={() => {
        onDone();
        onChoose();
      }}
    >
      <span className={styles['icon']}>
        {isChosen === true ? <Icon name="check" size={14} /> : icon && <Icon name={icon} size={14} />}
      </span>
      {title}
    </button>
  );
}

function itemsOf(menu: HTMLElement): HTMLButtonElement[] {
  return [...menu.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const buttons = itemsOf(event.currentTarget);
  const at = buttons.findIndex((button) => button === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons.at(to % buttons.length)?.focus();
}
