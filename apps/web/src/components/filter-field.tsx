import { type KeyboardEvent, type ReactElement, type ReactNode, useId, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import styles from './filter-field.module.css';
import { Icon } from './icon.tsx';
import searchStyles from './search-field.module.css';
import { useSlashKey } from './use-slash-key.ts';

export interface Completion {
  /** What is put in the place of what was typed. */
  readonly text: string;
  /** Said beside it. */
  readonly note: string;
}

export interface Completions {
  /** Where what is completed begins. */
  readonly from: number;
  readonly items: readonly Completion[];
}

interface FilterFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly completionsAt: (typed: string) => Completions;
  /** Somebody is about to type. */
  readonly onFocus?: (() => void) | undefined;
  /** What is wrong with the filter; said once nothing is left to complete. */
  readonly error?: string | undefined;
  /** Stands in the field, behind the text. */
  readonly note?: ReactNode;
}

const NOTHING: Completions = { from: 0, items: [] };

/** A filter is typed here. It completes names and values; what is wrong with it is said below. `/` leads to it. */
export function FilterField(props: FilterFieldProps): ReactElement {
  const { label, placeholder, value, onChange, completionsAt, onFocus, error, note } = props;
  const [isOpen, setIsOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const errorId = `${listId}-error`;
  useSlashKey(field);
  const { from, items } = isOpen ? completionsAt(value) : NOTHING;
  const choose = (index: number): void => {
    onChange(`${value.slice(0, from)}${items[index]?.text ?? ''} `);
    setAt(-1);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    const hasItems = items.length > 0;
    if (event.key === 'Escape' && hasItems) setIsOpen(false);
    else if (event.key === 'Escape') onChange('');
    else if (to !== undefined && hasItems) setAt((to + items.length) % items.length);
    else if (['Enter', 'Tab'].includes(event.key) && at >= 0 && hasItems) choose(at);
    else if (event.key === 'Enter') setIsOpen(false);
    else return;
    event.preventDefault();
  };
  const message = isOpen ? undefined : error;
  return (
    <div className={styles['filter']} role="search">
      <div className={searchStyles['field']}>
        <Icon name="search" size={14} />
        <input
          ref={field}
          className={styles['input']}
          role="combobox"
          aria-label={label}
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={at >= 0 && items.length > 0 ? `${listId}-${at}` : undefined}
          aria-invalid={error !== undefined}
          aria-describedby={message === undefined ? undefined : errorId}
          placeholder={placeholder}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
            setIsOpen(true);
            setAt(-1);
          }}
          onFocus={() => {
            setIsOpen(true);
            onFocus?.();
          }}
          onBlur={() => setIsOpen(false)}
          onKeyDown={onKeyDown}
        />
        {note !== undefined && note !== false && <span className={styles['note']}>{note}</span>}
        {value === '' && <kbd>/</kbd>}
      </div>
      <CompletionList listId={listId} items={items} at={at} onChoose={choose} />
      {message !== undefined && (
        <p id={errorId} role="alert" className={styles['error']}>
          {message}
        </p>
      )}
    </div>
  );
}

interface CompletionListProps {
  readonly listId: string;
  readonly items: readonly Completion[];
  readonly at: number;
  readonly onChoose: (index: number) => void;
}

function CompletionList({ listId, items, at, onChoose }: CompletionListProps): ReactElement {
  return (
    <ul
      id={listId}
      role="listbox"
      aria-label="Completions"
      className={styles['list']}
      hidden={items.length === 0}
    >
      {items.map((item, index) => (
        <li
          key={item.text}
          id={`${listId}-${index}`}
          role="option"
          aria-selected={index === at}
          className={classNames(styles['item'], index === at && styles['active'])}
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(index);
          }}
        >
          <code>{item.text}</code>
          <small>{item.note}</small>
        </li>
      ))}
    </ul>
  );
}
