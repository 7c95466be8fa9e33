import type { ReactElement } from 'react';
import type { RegisteredModel } from '../../api/registry.ts';
import { ApproveVersion } from './approve-version.tsx';
import { CopyVersion } from './copy-version.tsx';
import { DeleteVersion } from './delete-version.tsx';
import { MoveAlias } from './move-alias.tsx';
import type { VersionFacts } from './version-facts.ts';

/** What somebody is about to do with a version. */
export type VersionAct =
  | { readonly kind: 'move'; readonly version: string; readonly alias?: string }
  | { readonly kind: 'approve' | 'copy' | 'delete'; readonly version: string };

interface VersionActsProps {
  readonly model: RegisteredModel;
  readonly facts: readonly VersionFacts[];
  readonly act: VersionAct | undefined;
  readonly onClose: () => void;
  readonly onDeleted?: () => void;
}

/** The dialog of the act that somebody is about to do. */
export function VersionActs({
  model,
  facts,
  act,
  onClose,
  onDeleted,
}: VersionActsProps): ReactElement | null {
  if (act === undefined) return null;
  const { version } = act;
  const target = { name: model.name, version };
  switch (act.kind) {
    case 'move':
      return (
        <MoveAlias
          model={model}
          facts={facts}
          version={version}
          {...(act.alias === undefined ? {} : { alias: act.alias })}
          onClose={onClose}
        />
      );
    case 'approve':
      return <ApproveVersion {...target} onClose={onClose} />;
    case 'copy':
      return <CopyVersion {...target} onClose={onClose} />;
    case 'delete':
      return <DeleteVersion {...target} onClose={onClose} onDeleted={onDeleted ?? onClose} />;
    default:
      return act satisfies never;
  }
}
