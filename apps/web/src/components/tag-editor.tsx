import { type FormEvent, type ReactElement, useState } from 'react';
import { Button, IconButton } from './button.tsx';
import styles from './tag-editor.module.css';

interface Tag {
  readonly key: string;
  readonly value: string;
}

interface TagEditorProps {
  /** Of what the tags are: "run", "version 3". */
  readonly label: string;
  readonly tags: readonly Tag[];
  readonly onSet: (tag: Tag) => void;
  readonly onDelete: (tag: Tag) => void;
}

/** Tags as chips; one is added, changed (by its key) and taken away in place. */
export function TagEditor({ label, tags, onSet, onDelete }: TagEditorProps): ReactElement {
  const [draft, setDraft] = useState<Tag>();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (draft === undefined || draft.key.trim() === '') return;
    onSet({ key: draft.key.trim(), value: draft.value });
    setDraft(undefined);
  };
  return (
    <div className={styles['tags']}>
      <ul aria-label={`Tags of ${label}`}>
        {tags.map((tag) => (
          <li key={tag.key} className={styles['tag']}>
            <button type="button" title="Change this tag" onClick={() => setDraft(tag)}>
              <span>{tag.key}</span>
              {tag.value !== '' && <strong>{tag.value}</strong>}
            </button>
            <IconButton icon="close" label={`Remove the tag ${tag.key}`} onClick={() => onDelete(tag)} />
          </li>
        ))}
      </ul>
      {draft === undefined ? (
        <Button look="quiet" icon="plus" onClick={() => setDraft({ key: '', value: '' })}>
          Add a tag
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
            aria-label="Key of the tag"
            placeholder="key"
            value={draft.key}
            onChange={(event) => setDraft({ ...draft, key: event.target.value })}
          />
          <input
            aria-label="Value of the tag"
            placeholder="value"
            value={draft.value}
            onChange={(event) => setDraft({ ...draft, value: event.target.value })}
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
