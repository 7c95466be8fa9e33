import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { deleteRunTag, renameRun, setRunTag } from '../../api/run-changes.ts';
import type { RunTable } from '../../api/run-table.ts';
import { metricValue } from '../../api/metric-value.ts';
import { runQuery } from '../../api/runs.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EditableText } from '../../components/editable-text.tsx';
import { formatNumber } from '../../components/format.ts';
import { Refusal } from '../../components/refusal.tsx';
import { TagEditor } from '../../components/tag-editor.tsx';
import { notify, notifyError } from '../../components/toasts.ts';
import styles from './run-peek.module.css';
import type { RunView } from './use-run-view.ts';

interface RunPeekProps {
  readonly table: RunTable;
  readonly view: RunView;
  readonly id: string;
  readonly onPeek: (id: string | undefined) => void;
}

/** A run beside the table, which keeps its place; the next and the one before are a key away. */
export function RunPeek({ table, view, id, onPeek }: RunPeekProps): ReactElement {
  const row = table.row(id);
  const at = row === undefined ? -1 : view.rows.indexOf(row);
  const neighbour = (by: number): string | undefined => {
    const to = at < 0 ? undefined : view.rows[at + by];
    return to === undefined ? undefined : table.id(to);
  };
  const name = (row === undefined ? undefined : table.text('run_name', row)) ?? id;
  const [before, after] = [neighbour(-1), neighbour(1)];
  return (
    <Dialog
      kind="drawer"
      title={name}
      onClose={() => onPeek(undefined)}
      actions={
        <>
          <Button disabled={before === undefined} onClick={() => onPeek(before)} icon="up">
            Before
          </Button>
          <Button disabled={after === undefined} onClick={() => onPeek(after)} icon="down">
            Next
          </Button>
          <CopyButton text={id} label="Copy the run's ID" />
          <Link
            to="/e/$id/r/$runId"
            params={{
              id: (row === undefined ? undefined : table.text('experiment_id', row)) ?? '0',
              runId: id,
            }}
            className={styles['open']}
          >
            Open the run
          </Link>
        </>
      }
    >
      <PeekBody id={id} name={name} />
    </Dialog>
  );
}

function PeekBody({ id, name }: { id: string; name: string }): ReactElement | null {
  const query = useQuery(runQuery(id));
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return null;
  const { data } = query.data;
  const change = async (act: Promise<void>, text: string, undo: () => Promise<void>): Promise<void> => {
    try {
      await act;
      await query.refetch();
      notify(
        text,
        () =>
          void undo()
            .then(() => query.refetch())
            .catch(notifyError),
      );
    } catch (error) {
      notifyError(error);
    }
  };
  const tags = (data.tags ?? [])
    .filter(({ key }) => !key.startsWith('mlflow.'))
    .map(({ key, value = '' }) => ({ key, value }));
  return (
    <div className={styles['peek']}>
      <EditableText
        label="name"
        value={name}
        onSave={(next) => void change(renameRun(id, next), `Renamed to ${next}.`, () => renameRun(id, name))}
      />
      <TagEditor
        label="the run"
        tags={tags}
        onSet={({ key, value }) => {
          const old = tags.find((tag) => tag.key === key);
          const undo = (): Promise<void> =>
            old === undefined ? deleteRunTag(id, key) : setRunTag(id, key, old.value);
          void change(setRunTag(id, key, value), `Set the tag ${key}.`, undo);
        }}
        onDelete={({ key, value }) =>
          void change(deleteRunTag(id, key), `Removed the tag ${key}.`, () => setRunTag(id, key, value))
        }
      />
      <Pairs
        title="Metrics"
        pairs={(data.metrics ?? []).map(({ key, value }) => [key, formatNumber(metricValue(value))])}
      />
      <Pairs title="Params" pairs={(data.params ?? []).map(({ key, value }) => [key, value ?? ''])} />
    </div>
  );
}

const PAIRS_MAX = 200;

function Pairs({
  title,
  pairs,
}: {
  title: string;
  pairs: readonly (readonly [string, string])[];
}): ReactElement | null {
  if (pairs.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <table>
        <tbody>
          {pairs.slice(0, PAIRS_MAX).map(([key, value]) => (
            <tr key={key}>
              <th scope="row" title={key}>
                {key}
              </th>
              <td title={value} dir="auto">
                {value}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {pairs.length > PAIRS_MAX && <p>{pairs.length - PAIRS_MAX} more on the page of the run</p>}
    </section>
  );
}
