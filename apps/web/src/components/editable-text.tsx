import { type KeyboardEvent, type ReactElement, type ReactNode, useState } from 'react';
import { Button, IconButton } from './button.tsx';
import styles from './editable-text.module.css';

interface EditableTextProps {
  /** What is edited: "name", "description". */
  readonly label: string;
  readonly value: string;
  readonly onSave: (value: string) => void;
  readonly isLong?: boolean;
  /** How the value is shown while it is not edited; the text itself unless given. */
  readonly children?: ReactNode;
  /** Shown in place of nothing. */
  readonly placeholder?: string;
}

/** A text that is edited in its place: Enter saves (with Ctrl where it is long), Escape leaves it as it was. */
export function EditableText(props: EditableTextProps): ReactElement {
  const { label, value, onSave, isLong = false, children, placeholder } = props;
  const [draft, setDraft] = useState<string>();
  if (draft === undefined) {
    return (
      <div className={styles['shown']}>
        <div className={styles['value']}>
          {value === '' ? <span className={styles['nothing']}>{placeholder}</span> : (children ?? value)}
        </div>
        <IconButton icon="edit" label={`Edit the ${label}`} onClick={() => setDraft(value)} />
      </div>
    );
  }
  const end = (): void => setDraft(undefined);
  const save = (): void => {
    end();
    if (draft !== value) onSave(draft);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') end();
    else if (event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey)) save();
    else return;
    event.preventDefault();
  };
  const field = { 'aria-label': label, value: draft, autoFocus: true, onKeyDown };
  return (
    <form
      className={isLong ? styles['long'] : styles['short']}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {isLong ? (
        <textarea {...field} rows={8} onChange={(event) => setDraft(event.target.value)} />
      ) : (
        <input {...field} onChange={(event) => setDraft(event.target.value)} />
      )}
      <span className={styles['buttons']}>
        <Button look="primary" type="submit">
          Save
        </Button>
        <Button look="quiet" onClick={end}>
          Cancel
        </Button>
      </span>
    </form>
  );
}
