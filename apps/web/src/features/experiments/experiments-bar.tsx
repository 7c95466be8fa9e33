import { type ReactElement, useState } from 'react';
import type { Experiment } from '../../api/experiments.ts';
import { BulkTagForm } from '../../components/bulk-tag-form.tsx';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { SelectionBar } from '../../components/selection-bar.tsx';
import { MoveExperiments } from './move-experiments.tsx';
import { experimentsText, useExperimentChanges } from './use-experiment-changes.ts';

interface ExperimentsBarProps {
  readonly experiments: readonly Experiment[];
  readonly separator: string;
  readonly isTrash: boolean;
  readonly onNone: () => void;
}

/** What can be done with the selected experiments. */
export function ExperimentsBar({
  experiments,
  separator,
  isTrash,
  onNone,
}: ExperimentsBarProps): ReactElement {
  const [act, setAct] = useState<'tag' | 'move'>();
  const changes = useExperimentChanges();
  const leave = (change: (chosen: readonly Experiment[]) => Promise<boolean>): void => {
    onNone();
    void change(experiments);
  };
  const count = experimentsText(experiments.length);
  return (
    <SelectionBar
      label="Selected experiments"
      count={count}
      onNone={onNone}
      form={
        act === 'tag' && (
          <BulkTagForm
            count={count}
            onTag={(tag) => {
              setAct(undefined);
              void changes.setTag(experiments, tag);
            }}
          />
        )
      }
    >
      {isTrash ? (
        <Button onClick={() => leave(changes.restore)}>Restore</Button>
      ) : (
        <>
          <ButtonLink
            to="/experiments/compare"
            search={{ ids: experiments.map(({ experiment_id }) => experiment_id) }}
          >
            Compare
          </ButtonLink>
          <Button icon="tag" aria-expanded={act === 'tag'} onClick={() => setAct('tag')}>
            Tag
          </Button>
          <Button icon="folder" onClick={() => setAct('move')}>
            Move
          </Button>
          <Button look="danger" icon="trash" onClick={() => leave(changes.delete)}>
            Delete
          </Button>
        </>
      )}
      {act === 'move' && (
        <MoveExperiments
          {...{ experiments, separator }}
          onClose={() => setAct(undefined)}
          onMove={(names) => {
            setAct(undefined);
            void changes.move(experiments, names);
          }}
        />
      )}
    </SelectionBar>
  );
}
