import { type ReactElement, useEffect, useRef, useState } from 'react';
import { Icon } from './icon.tsx';
import styles from './search-field.module.css';
import { useSlashKey } from './use-slash-key.ts';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Whether `/` leads here: at most one field of a page. */
  readonly hasSlashKey?: boolean;
}

const SETTLE_MS = 180;

/** A field that reports what was typed once typing pauses. Escape empties it. */
export function SearchField({ label, value, onChange, hasSlashKey = true }: SearchFieldProps): ReactElement {
  const [text, setText] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => onChange(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  useSlashKey(field, hasSlashKey);
  return (
    <div className={styles['field']}>
      <Icon name="search" size={14} />
      <input
        ref={field}
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && setText('')}
      />
      {hasSlashKey && <kbd>/</kbd>}
    </div>
  );
}
