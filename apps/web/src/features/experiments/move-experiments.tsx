import { type ReactElement, useState } from 'react';
import type { Experiment } from '../../api/experiments.ts';
import { Field } from '../../components/field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import styles from './move-experiments.module.css';
import { commonFolder, movedNames } from './moved-names.ts';
import { experimentsText } from './use-experiment-changes.ts';

interface MoveExperimentsProps {
  readonly experiments: readonly Experiment[];
  readonly separator: string;
  readonly onClose: () => void;
  readonly onMove: (names: readonly string[]) => void;
}

/** New names that are shown before they are given. */
const SHOWN_MAX = 12;

/** Asks for the folder, and shows what the experiments will be called in it. */
export function MoveExperiments(props: MoveExperimentsProps): ReactElement {
  const { experiments, separator, onClose, onMove } = props;
  const names = experiments.map(({ name }) => name);
  const [folder, setFolder] = useState(commonFolder(names, separator));
  const next = movedNames(names, folder, separator);
  const isSame = next.every((name, at) => name === names[at]);
  return (
    <FormDialog
      title={`Move ${experimentsText(experiments.length)}`}
      width="560px"
      act="Move"
      isReady={!isSame && !next.includes('')}
      onSubmit={() => onMove(next)}
      onClose={onClose}
      below={<NewNames names={names} next={next} />}
    >
      <Field label="Folder" hint={`Parts are separated by ${separator}; empty for none`}>
        {(field) => (
          <input
            {...field}
            autoFocus
            autoComplete="off"
            dir="auto"
            value={folder}
            onChange={(event) => setFolder(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}

interface NewNamesProps {
  readonly names: readonly string[];
  readonly next: readonly string[];
}

function NewNames({ names, next }: NewNamesProps): ReactElement {
  return (
    <ul className={styles['names']} aria-label="New names">
      {next.slice(0, SHOWN_MAX).map((name, at) => (
        <li key={names[at]}>
          <span dir="auto">{names[at]}</span>
          <span aria-label="becomes">→</span>
          <strong dir="auto">{name}</strong>
        </li>
      ))}
      {next.length > SHOWN_MAX && <li>and {next.length - SHOWN_MAX} more</li>}
    </ul>
  );
}
