import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { PREFIX } from '../../api/call.ts';
import type { Run } from '../../api/runs.ts';
import { useRunChanges } from '../../api/use-run-changes.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Menu, type MenuItem } from '../../components/menu.tsx';
import { Snippet } from '../../components/snippet.tsx';
import { notify } from '../../components/toasts.ts';
import { RegisterDialog, type RegisteredThing } from './register-dialog.tsx';
import { runSnippets } from './run-snippets.ts';

interface RunMenuProps {
  readonly run: Run;
  /** What can be registered: the run's models. */
  readonly models: readonly RegisteredThing[];
}

async function copy(text: string, what: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  notify(`${what} is copied.`);
}

/** What can be done with a run beside looking at it. */
export function RunMenu({ run, models }: RunMenuProps): ReactElement {
  const { run_id, lifecycle_stage } = run.info;
  const changes = useRunChanges(run);
  const navigate = useNavigate();
  const [opened, setOpened] = useState<'code' | 'register'>();
  const isDeleted = lifecycle_stage === 'deleted';
  const items: (MenuItem | 'line')[] = [
    { title: 'Copy the run ID', icon: 'copy', onChoose: () => void copy(run_id, 'The run ID') },
    { title: 'Copy a link', icon: 'link', onChoose: () => void copy(window.location.href, 'The link') },
    { title: 'Use from code…', icon: 'file', onChoose: () => setOpened('code') },
    {
      title: 'Compare with…',
      icon: 'columns',
      onChoose: () => void navigate({ to: '/compare', search: { runs: [run_id] } }),
    },
    {
      title: 'Register a model…',
      icon: 'models',
      isDisabled: models.length === 0,
      onChoose: () => setOpened('register'),
    },
    'line',
    isDeleted
      ? { title: 'Restore', icon: 'history', onChoose: changes.restore }
      : { title: 'Delete', icon: 'trash', isDangerous: true, onChoose: changes.delete },
  ];
  const close = (): void => setOpened(undefined);
  return (
    <>
      <Menu label="Actions of the run" icon="more" items={items} />
      {opened === 'code' && (
        <Dialog title="Use the run from code" width="640px" onClose={close}>
          <Snippet
            label="Read the run"
            code={runSnippets({ runId: run_id, uri: window.location.origin + PREFIX })}
          />
        </Dialog>
      )}
      {opened === 'register' && <RegisterDialog runId={run_id} models={models} onClose={close} />}
    </>
  );
}
