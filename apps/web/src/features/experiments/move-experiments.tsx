import { type ReactElement, useId, useState } from 'react';
import type { Experiment } from '../../api/experiments.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
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
  const form = useId();
  return (
    <Dialog
      title={`Move ${experimentsText(experiments.length)}`}
      width="560px"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={form} disabled={isSame || next.includes('')}>
            Move
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          onMove(next);
        }}
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
      </form>
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
    </Dialog>
  );
}
