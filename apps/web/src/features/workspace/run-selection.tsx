import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { deleteRuns, restoreRuns, tagRuns } from '../../api/run-changes.ts';
import type { RunTable } from '../../api/run-table.ts';
import { BulkTagForm } from '../../components/bulk-tag-form.tsx';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { SelectionBar } from '../../components/selection-bar.tsx';
import { notify, notifyError } from '../../components/toasts.ts';
import { useShortcuts } from '../../components/shortcuts.ts';
import type { ChangeSearch } from './workspace-state.ts';
import { counted } from '../../components/format.ts';

interface RunSelectionProps {
  readonly table: RunTable;
  readonly ids: readonly string[];
  readonly isTrash: boolean;
  readonly change: ChangeSearch;
}

const runsText = (count: number): string => counted(count, 'run');

/** What can be done with the selected runs. */
export function RunSelection({ table, ids, isTrash, change }: RunSelectionProps): ReactElement {
  const [isTagging, setTagging] = useState(false);
  const navigate = useNavigate();
  const count = runsText(ids.length);
  const compare = { to: '/compare', search: { runs: [...ids] } } as const;
  useShortcuts('Selected runs', [{ key: 'c', title: 'Compare them', run: () => void navigate(compare) }]);
  const trash = async (): Promise<void> => {
    change({ runs: undefined });
    await deleteRuns(ids);
    notify(`Deleted ${count}.`, () => void restoreRuns(ids).catch(notifyError));
  };
  const restore = async (): Promise<void> => {
    change({ runs: undefined });
    await restoreRuns(ids);
    notify(`Restored ${count}.`, () => void deleteRuns(ids).catch(notifyError));
  };
  const tag = async (one: { key: string; value: string }): Promise<void> => {
    setTagging(false);
    const undo = await tagRuns(ids, one);
    notify(`Tagged ${count} with ${one.key}.`, () => void undo().catch(notifyError));
  };
  const known = table.keys.tags.map(({ key }) => key).filter((key) => !key.startsWith('mlflow.'));
  return (
    <SelectionBar
      label="Selected runs"
      count={count}
      onNone={() => change({ runs: undefined })}
      form={
        isTagging && (
          <BulkTagForm count={count} keys={known} onTag={(one) => void tag(one).catch(notifyError)} />
        )
      }
    >
      {isTrash ? (
        <Button onClick={() => void restore().catch(notifyError)}>Restore</Button>
      ) : (
        <>
          <ButtonLink {...compare}>Compare</ButtonLink>
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
    </SelectionBar>
  );
}
