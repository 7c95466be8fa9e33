import type { ReactElement } from 'react';
import type { RegisteredModel } from '../../api/registry.ts';
import { Menu, type MenuItem } from '../../components/menu.tsx';
import type { VersionAct } from './version-acts.tsx';

interface VersionMenuProps {
  readonly model: RegisteredModel;
  readonly version: string;
  readonly onAct: (act: VersionAct) => void;
}

const USUAL_ALIAS = 'champion';

/** What can be done with a version. Aliases that exist are offered by name; any other can be made. */
export function VersionMenu({ model, version, onAct }: VersionMenuProps): ReactElement {
  return (
    <Menu
      label={`More about version ${version}`}
      icon="more"
      items={versionActItems(model, version, onAct)}
    />
  );
}

export function versionActItems(
  model: RegisteredModel,
  version: string,
  onAct: (act: VersionAct) => void,
): (MenuItem | 'line')[] {
  const aliases = model.aliases ?? [];
  const names = new Set([USUAL_ALIAS, ...aliases.map(({ alias }) => alias)]);
  const elsewhere = [...names].filter(
    (name) => !aliases.some((one) => one.alias === name && one.version === version),
  );
  const moves = elsewhere.map((alias): MenuItem => ({
    title: `Point @${alias} here…`,
    icon: 'tag',
    onChoose: () => onAct({ kind: 'move', version, alias }),
  }));
  return [
    ...moves,
    { title: 'Point another alias here…', icon: 'plus', onChoose: () => onAct({ kind: 'move', version }) },
    'line',
    { title: 'Approve for an alias…', icon: 'check', onChoose: () => onAct({ kind: 'approve', version }) },
    { title: 'Copy to another model…', icon: 'copy', onChoose: () => onAct({ kind: 'copy', version }) },
    'line',
    {
      title: 'Delete the version…',
      icon: 'trash',
      isDangerous: true,
      onChoose: () => onAct({ kind: 'delete', version }),
    },
  ];
}
