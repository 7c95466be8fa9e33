import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { deleteRuns, restoreRuns, tagRuns } from '../../api/run-changes.ts';
import type { RunTable } from '../../api/run-table.ts';
import { Button } from '../../components/button.tsx';
import { notify, notifyError } from '../../components/toasts.ts';
import { useShortcuts } from '../../components/shortcuts.ts';
import { useNavigate } from '@tanstack/react-router';
import styles from './selection-bar.module.css';
import type { ChangeSearch } from './workspace-state.ts';

interface SelectionBarProps {
  readonly table: RunTable;
  readonly ids: readonly string[];
  readonly isTrash: boolean;
  readonly change: ChangeSearch;
}

const runsText = (count: number): string => (count === 1 ? '1 run' : `${count} runs`);

/** What can be done with the selected runs. */
export function SelectionBar({ table, ids, isTrash, change }: SelectionBarProps): ReactElement {
  const [isTagging, setTagging] = useState(false);
  const navigate = useNavigate();
  const compare = { to: '/compare', search: { runs: [...ids] } } as const;
  useShortcuts('Selected runs', [{ key: 'c', title: 'Compare them', run: () => void navigate(compare) }]);
  const trash = async (): Promise<void> => {
    change({ runs: undefined });
    await deleteRuns(ids);
    notify(`Deleted ${runsText(ids.length)}.`, () => void restoreRuns(ids).catch(notifyError));
  };
  const restore = async (): Promise<void> => {
    change({ runs: undefined });
    await restoreRuns(ids);
    notify(`Restored ${runsText(ids.length)}.`, () => void deleteRuns(ids).catch(notifyError));
  };
  return (
    <div className={styles['bar']} role="toolbar" aria-label="Selected runs">
      <strong>{runsText(ids.length)}</strong>
      {isTrash ? (
        <Button onClick={() => void restore().catch(notifyError)}>Restore</Button>
      ) : (
        <>
          <Link {...compare} className={styles['link']}>
            Compare
          </Link>
          <Button icon="tag" onClick={() => setTagging(!isTagging)} aria-expanded={isTagging}>
            Tag
          </Button>
          <Button icon="eyeOff" onClick={() => change({ hidden: [...ids] })}>
            Hide
          </Button>
          <Button icon="pin" onClick={() => change({ pins: [...ids] })}>
            Pin
          </Button>
          {ids.length === 1 && <Button onClick={() => change({ base: ids[0] })}>Baseline</Button>}
          <Button look="danger" icon="trash" onClick={() => void trash().catch(notifyError)}>
            Delete
          </Button>
        </>
      )}
      <Button look="quiet" onClick={() => change({ runs: undefined })}>
        Select none
      </Button>
      {isTagging && <TagForm table={table} ids={ids} onDone={() => setTagging(false)} />}
    </div>
  );
}

function TagForm({
  table,
  ids,
  onDone,
}: {
  table: RunTable;
  ids: readonly string[];
  onDone: () => void;
}): ReactElement {
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const known = table.keys.tags.filter((tag) => !tag.key.startsWith('mlflow.'));
  const save = async (): Promise<void> => {
    onDone();
    const undo = await tagRuns(ids, { key: key.trim(), value });
    notify(`Tagged ${runsText(ids.length)} with ${key.trim()}.`, () => void undo().catch(notifyError));
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (key.trim() !== '') void save().catch(notifyError);
      }}
    >
      <input
        aria-label="Key of the tag"
        placeholder="key"
        list="known-tags"
        autoFocus
        value={key}
        onChange={(event) => setKey(event.target.value)}
      />
      <datalist id="known-tags">
        {known.map((tag) => (
          <option key={tag.key} value={tag.key} />
        ))}
      </datalist>
      <input
        aria-label="Value of the tag"
        placeholder="value"
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <Button type="submit" look="primary">
        Tag {runsText(ids.length)}
      </Button>
    </form>
  );
}
