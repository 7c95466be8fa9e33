import { type ReactElement, useState } from 'react';
import type { RegisteredModel } from '../../api/registry.ts';
import { useRegistryChanges } from '../../api/use-registry-changes.ts';
import { Field } from '../../components/field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { DifferenceTable } from './difference-table.tsx';
import styles from './move-alias.module.css';
import type { VersionFacts } from './version-facts.ts';

interface MoveAliasProps {
  readonly model: RegisteredModel;
  readonly facts: readonly VersionFacts[];
  readonly version: string;
  /** Asked for when it is not given. */
  readonly alias?: string;
  readonly onClose: () => void;
}

/** Shows from where to where an alias would move, and what differs there, before it moves. */
export function MoveAlias({ model, facts, version, alias, onClose }: MoveAliasProps): ReactElement {
  const [typed, setTyped] = useState('');
  const { moveAlias } = useRegistryChanges(model.name);
  const chosen = alias ?? typed.trim().replace(/^@/, '');
  const from = (model.aliases ?? []).find((one) => one.alias === chosen)?.version;
  const move = async (): Promise<void> => {
    const isDone = await moveAlias({ alias: chosen, from, to: version });
    if (isDone) onClose();
  };
  return (
    <FormDialog
      title={alias === undefined ? `Point an alias at version ${version}` : `Move @${alias}`}
      width="620px"
      act={from === undefined ? 'Point it here' : `Move to version ${version}`}
      isReady={chosen !== '' && from !== version}
      onSubmit={() => void move()}
      onClose={onClose}
      below={from !== undefined && from !== version && <WhatDiffers facts={facts} from={from} to={version} />}
    >
      {alias === undefined && (
        <Field label="Alias" hint="One that points elsewhere moves here.">
          {(field) => (
            <input
              {...field}
              autoFocus
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      )}
      <p className={styles['way']}>
        {from === undefined
          ? `It points at nothing yet, and will point at version ${version}.`
          : from === version
            ? `It points at version ${version} already.`
            : `From version ${from} to version ${version}. Whoever loads models:/${model.name}@${chosen} gets the new one from then on.`}
      </p>
    </FormDialog>
  );
}

interface WhatDiffersProps {
  readonly facts: readonly VersionFacts[];
  readonly from: string;
  readonly to: string;
}

function WhatDiffers({ facts, from, to }: WhatDiffersProps): ReactElement | null {
  const sides = [from, to].flatMap((number) => facts.find((one) => one.number === number) ?? []);
  if (sides.length < 2) return null;
  const heads = sides.map(({ number }) => `v${number}`);
  return (
    <div className={styles['tables']}>
      <DifferenceTable
        title="Metrics"
        heads={heads}
        sides={sides.map(({ metrics }) => metrics)}
        isOnlyDifferent
      />
      <DifferenceTable
        title="Params"
        heads={heads}
        sides={sides.map(({ params }) => params)}
        isOnlyDifferent
      />
      <DifferenceTable title="Tags" heads={heads} sides={sides.map(({ tags }) => tags)} isOnlyDifferent />
    </div>
  );
}
