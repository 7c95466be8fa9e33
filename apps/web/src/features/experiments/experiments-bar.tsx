import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { Experiment } from '../../api/experiments.ts';
import { Button } from '../../components/button.tsx';
import styles from './experiments-bar.module.css';
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
  return (
    <div className={styles['bar']} role="toolbar" aria-label="Selected experiments">
      <strong>{experimentsText(experiments.length)}</strong>
      {isTrash ? (
        <Button onClick={() => leave(changes.restore)}>Restore</Button>
      ) : (
        <>
          <Link
            to="/experiments/compare"
            search={{ ids: experiments.map(({ experiment_id }) => experiment_id) }}
            className={styles['link']}
          >
            Compare
          </Link>
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
      <Button look="quiet" onClick={onNone}>
        Select none
      </Button>
      {act === 'tag' && (
        <TagForm
          count={experiments.length}
          onTag={(tag) => {
            setAct(undefined);
            void changes.setTag(experiments, tag);
          }}
        />
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
    </div>
  );
}

interface TagFormProps {
  readonly count: number;
  readonly onTag: (tag: { key: string; value: string }) => void;
}

function TagForm({ count, onTag }: TagFormProps): ReactElement {
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (key.trim() !== '') onTag({ key: key.trim(), value });
  };
  return (
    <form className={styles['form']} onSubmit={save}>
      <input
        aria-label="Key of the tag"
        placeholder="key"
        autoFocus
        value={key}
        onChange={(event) => setKey(event.target.value)}
      />
      <input
        aria-label="Value of the tag"
        placeholder="value"
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <Button type="submit" look="primary">
        Tag {experimentsText(count)}
      </Button>
    </form>
  );
}
