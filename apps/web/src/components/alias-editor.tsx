import { type FormEvent, type ReactElement, useState } from 'react';
import styles from './alias-editor.module.css';
import { Button, IconButton } from './button.tsx';

interface AliasEditorProps {
  /** What the aliases point at: "version 3". */
  readonly label: string;
  readonly aliases: readonly string[];
  readonly onAdd: (alias: string) => void;
  readonly onRemove: (alias: string) => void;
}

/** The aliases of a version as chips; one is added (or taken from another version) and removed in place. */
export function AliasEditor({ label, aliases, onAdd, onRemove }: AliasEditorProps): ReactElement {
  const [draft, setDraft] = useState<string>();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const alias = (draft ?? '').trim().replace(/^@/, '');
    if (alias === '') return;
    setDraft(undefined);
    if (!aliases.includes(alias)) onAdd(alias);
  };
  return (
    <div className={styles['aliases']}>
      <ul aria-label={`Aliases of ${label}`}>
        {aliases.map((alias) => (
          <li key={alias} className={styles['alias']}>
            <span dir="auto">@{alias}</span>
            <IconButton icon="close" label={`Remove the alias ${alias}`} onClick={() => onRemove(alias)} />
          </li>
        ))}
      </ul>
      {draft === undefined ? (
        <Button look="quiet" icon="plus" onClick={() => setDraft('')}>
          Add an alias
        </Button>
      ) : (
        <form
          onSubmit={save}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Escape') setDraft(undefined);
          }}
        >
          <input
            autoFocus
            aria-label={`Alias of ${label}`}
            placeholder="champion"
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
          />
          <Button type="submit" look="primary">
            Save
          </Button>
          <IconButton icon="close" label="Cancel" onClick={() => setDraft(undefined)} />
        </form>
      )}
    </div>
  );
}
