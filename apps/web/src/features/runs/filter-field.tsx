import { type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { Icon } from '../../components/icon.tsx';
import searchStyles from '../../components/search-field.module.css';
import { useSlashKey } from '../../components/use-slash-key.ts';
import styles from './filter-field.module.css';

interface FilterFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What the server says against the filter. */
  readonly error: string | undefined;
}

/** MLflow's filter language, asked with Enter: half a condition is not worth an error. */
export function FilterField({ value, onChange, error }: FilterFieldProps): ReactElement {
  const [text, setText] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const errorId = useId();
  useEffect(() => setText(value), [value]);
  useSlashKey(field);
  return (
    <form
      className={styles['filter']}
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onChange(text.trim());
      }}
    >
      <div className={searchStyles['field']}>
        <Icon name="search" size={14} />
        <input
          ref={field}
          type="search"
          className={styles['input']}
          aria-label="Filter runs, in MLflow's language; Enter asks"
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : errorId}
          placeholder="metrics.acc > 0.9 and params.optimizer = 'adam'"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            setText('');
            onChange('');
          }}
        />
        {text.trim() === value ? <kbd>/</kbd> : <button className={styles['ask']}>Enter ↵</button>}
      </div>
      {error !== undefined && (
        <p id={errorId} role="alert" className={styles['error']}>
          {error}
        </p>
      )}
    </form>
  );
}
