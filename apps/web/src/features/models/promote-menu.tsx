import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { modelHistoryQuery, type RegisteredModel } from '../../api/registry.ts';
import { Menu, type MenuItem } from '../../components/menu.tsx';
import { aliasesBefore } from './alias-moves.ts';
import type { VersionAct } from './version-acts.tsx';
import { aliasesOf, type VersionFacts } from './version-facts.ts';
import { versionActItems } from './version-menu.tsx';

interface PromoteMenuProps {
  readonly model: RegisteredModel;
  readonly facts: readonly VersionFacts[];
  readonly version: string;
  readonly onAct: (act: VersionAct) => void;
}

/** Where a version may go: up by an alias or a copy, and back to where its aliases were before. */
export function PromoteMenu({ model, facts, version, onAct }: PromoteMenuProps): ReactElement {
  const history = useQuery(modelHistoryQuery(model.name)).data ?? [];
  const before = aliasesBefore(history);
  const back = aliasesOf(model, version).flatMap((alias): MenuItem[] => {
    const to = before.get(alias);
    if (to === undefined || to === version || !facts.some(({ number }) => number === to)) return [];
    return [
      {
        title: `Roll @${alias} back to version ${to}…`,
        icon: 'history',
        onChoose: () => onAct({ kind: 'move', version: to, alias }),
      },
    ];
  });
  return (
    <Menu
      label="Promote"
      items={[
        ...back,
        ...(back.length > 0 ? ['line' as const] : []),
        ...versionActItems(model, version, onAct),
      ]}
    />
  );
}
