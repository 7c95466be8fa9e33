import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { Button } from './button.tsx';
import styles from './selection-bar.module.css';

interface BulkTagFormProps {
  /** What is tagged: "3 runs". */
  readonly count: string;
  /** Keys that are in use, to choose from. */
  readonly keys?: readonly string[];
  readonly onTag: (tag: { key: string; value: string }) => void;
}

/** Asks for one tag that all that is selected gets. */
export function BulkTagForm({ count, keys = [], onTag }: BulkTagFormProps): ReactElement {
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const listId = useId();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (key.trim() !== '') onTag({ key: key.trim(), value });
  };
  return (
    <form className={styles['form']} onSubmit={save}>
      <input
        autoFocus
        aria-label="Key of the tag"
        placeholder="key"
        list={listId}
        value={key}
        onChange={(event) => setKey(event.target.value)}
      />
      <datalist id={listId}>
        {keys.map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
      <input
        aria-label="Value of the tag"
        placeholder="value"
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <Button type="submit" look="primary">
        Tag {count}
      </Button>
    </form>
  );
}
