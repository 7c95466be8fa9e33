import { type KeyboardEvent, type ReactElement, useId, useRef, useState } from 'react';
import type { RunTable } from '../../api/run-table.ts';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import searchStyles from '../../components/search-field.module.css';
import { useSlashKey } from '../../components/use-slash-key.ts';
import styles from './filter-input.module.css';
import { type Completion, type Completions, completionsAt } from './filter-words.ts';
import type { RunFilter } from './read-filter.ts';

interface FilterInputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly filter: RunFilter;
  readonly table: RunTable | undefined;
}

const NOTHING: Completions = { from: 0, items: [] };

/** The filter follows each key. It completes names and values; what is wrong with it is said below. */
export function FilterInput({ value, onChange, filter, table }: FilterInputProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const errorId = `${listId}-error`;
  useSlashKey(field);
  const { from, items } = isOpen && table !== undefined ? completionsAt(value, table) : NOTHING;
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
  const message = filter.kind === 'wrong' && !isOpen ? filter.message : undefined;
  return (
    <div className={styles['filter']} role="search">
      <div className={searchStyles['field']}>
        <Icon name="search" size={14} />
        <input
          ref={field}
          className={styles['input']}
          role="combobox"
          aria-label="Filter runs"
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={at >= 0 && items.length > 0 ? `${listId}-${at}` : undefined}
          aria-invalid={filter.kind === 'wrong'}
          aria-describedby={message === undefined ? undefined : errorId}
          placeholder="metrics.acc > 0.9 and params.lr < 0.01, or any word"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
            setIsOpen(true);
            setAt(-1);
          }}
          onFocus={() => setIsOpen(true)}
          onBlur={() => setIsOpen(false)}
          onKeyDown={onKeyDown}
        />
        {filter.kind === 'expression' && !filter.isMlflow && (
          <span className={styles['note']} title="MLflow's own server would not take this filter">
            extended
          </span>
        )}
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
