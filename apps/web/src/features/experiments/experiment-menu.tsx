import type { ReactElement } from 'react';
import type { Experiment } from '../../api/experiments.ts';
import { pins, togglePin } from '../../app/pins.ts';
import { Menu, type MenuItem } from '../../components/menu.tsx';
import { notify } from '../../components/toasts.ts';
import { useExperimentChanges } from './use-experiment-changes.ts';

interface ExperimentMenuProps {
  readonly experiment: Experiment;
  readonly onOpen: (id: string) => void;
  readonly onRenaming: (id: string) => void;
}

export function ExperimentMenu({ experiment, onOpen, onRenaming }: ExperimentMenuProps): ReactElement {
  const { experiment_id: id, name, lifecycle_stage } = experiment;
  const isPinned = pins.use().includes(id);
  const changes = useExperimentChanges();
  const copy: MenuItem = {
    title: 'Copy its ID',
    icon: 'copy',
    onChoose: () => void navigator.clipboard.writeText(id).then(() => notify(`Copied ${id}.`)),
  };
  const details: MenuItem = { title: 'Details', icon: 'edit', onChoose: () => onOpen(id) };
  const items: (MenuItem | 'line')[] =
    lifecycle_stage === 'active'
      ? [
          details,
          { title: 'Rename', icon: 'edit', onChoose: () => onRenaming(id) },
          { title: isPinned ? 'Unpin' : 'Pin to the home page', icon: 'pin', onChoose: () => togglePin(id) },
          copy,
          'line',
          {
            title: 'Delete',
            icon: 'trash',
            isDangerous: true,
            onChoose: () => void changes.delete([experiment]),
          },
        ]
      : [
          { title: 'Restore', icon: 'history', onChoose: () => void changes.restore([experiment]) },
          details,
          copy,
        ];
  return <Menu label={`More about ${name}`} icon="more" items={items} />;
}
