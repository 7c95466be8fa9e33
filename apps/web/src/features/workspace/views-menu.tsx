import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useState } from 'react';
import { keys } from '../../api/keys.ts';
import { deleteView, type SavedView, saveView, viewsQuery } from '../../api/views.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Menu } from '../../components/menu.tsx';
import { notify, notifyError } from '../../components/toasts.ts';
import styles from './views-menu.module.css';

/** Views of the experiment that were saved under names, and a way to save this one. */
export function ViewsMenu({ experimentId }: { experimentId: string }): ReactElement {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: views = [] } = useQuery(viewsQuery(experimentId));
  const [dialog, setDialog] = useState<'save' | 'manage'>();
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: keys.views(experimentId) });
  const current = window.location.search.replace(/^\?/, '');
  const save = async (name: string): Promise<void> => {
    const before = views.find((view) => view.name === name);
    await saveView({ experiment_id: experimentId, name, search: current });
    await refresh();
    notify(
      `Saved this view as ${name}.`,
      before && (() => void saveView(before).then(refresh).catch(notifyError)),
    );
  };
  const remove = async (view: SavedView): Promise<void> => {
    await deleteView(view.view_id);
    await refresh();
    notify(`Removed the view ${view.name}.`, () => void saveView(view).then(refresh).catch(notifyError));
  };
  return (
    <>
      <Menu
        label="Views"
        items={[
          ...views.map((view) => ({
            title: view.name,
            isChosen: view.search === current,
            onChoose: () => void navigate({ href: `${window.location.pathname}?${view.search}` }),
          })),
          ...(views.length > 0 ? (['line'] as const) : []),
          {
            title: 'All runs, as at first',
            onChoose: () => void navigate({ href: window.location.pathname }),
          },
          { title: 'Save this view…', icon: 'plus' as const, onChoose: () => setDialog('save') },
          ...(views.length > 0
            ? [{ title: 'Remove views…', icon: 'trash' as const, onChoose: () => setDialog('manage') }]
            : []),
        ]}
      />
      {dialog === 'save' && (
        <SaveDialog
          onClose={() => setDialog(undefined)}
          onSave={(name) => {
            setDialog(undefined);
            save(name).catch(notifyError);
          }}
        />
      )}
      {dialog === 'manage' && (
        <Dialog title="Saved views" onClose={() => setDialog(undefined)}>
          <ul className={styles['list']}>
            {views.map((view) => (
              <li key={view.view_id}>
                <span dir="auto">{view.name}</span>
                <Button icon="trash" onClick={() => void remove(view).catch(notifyError)}>
                  Remove
                </Button>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}

function SaveDialog({
  onSave,
  onClose,
}: {
  onSave: (name: string) => void;
  onClose: () => void;
}): ReactElement {
  const [name, setName] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') onSave(name.trim());
  };
  return (
    <Dialog title="Save this view" onClose={onClose}>
      <form className={styles['form']} onSubmit={submit}>
        <input
          aria-label="Name of the view"
          placeholder="Name"
          autoFocus
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button look="primary" type="submit">
          Save
        </Button>
      </form>
      <p className={styles['note']}>
        Filter, order, columns, groups, selection and charts are kept for everybody who uses this experiment.
      </p>
    </Dialog>
  );
}
