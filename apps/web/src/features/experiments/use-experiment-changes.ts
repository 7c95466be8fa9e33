import { useMemo } from 'react';
import {
  deleteExperiments,
  deleteExperimentTag,
  NOTE_TAG,
  renameExperiment,
  restoreExperiments,
  setExperimentTag,
  tagOf,
} from '../../api/experiment-changes.ts';
import type { Experiment } from '../../api/experiments.ts';
import { useChange } from '../../api/use-change.ts';
import { counted } from '../../components/format.ts';

interface Tag {
  readonly key: string;
  readonly value: string;
}

const STALE = [['experiments'], ['experiment'], ['activity'], ['activities']];

export const experimentsText = (count: number): string => counted(count, 'experiment');

const whole = (experiments: readonly Experiment[]): string =>
  experiments.length === 1 ? (experiments[0]?.name ?? '') : experimentsText(experiments.length);

/** What is changed in experiments; each change says so and can be taken back. */
export function useExperimentChanges() {
  const change = useChange(STALE);
  return useMemo(() => {
    const each = async (experiments: readonly Experiment[], act: (one: Experiment) => Promise<void>) => {
      for (const experiment of experiments) await act(experiment);
    };
    const putBack = async (experiment: Experiment, key: string): Promise<void> => {
      const before = tagOf(experiment, key);
      await (before === undefined
        ? deleteExperimentTag(experiment.experiment_id, key)
        : setExperimentTag(experiment.experiment_id, { key, value: before }));
    };
    return {
      rename: ({ experiment_id, name }: Experiment, next: string) =>
        change({
          run: () => renameExperiment(experiment_id, next),
          done: `${name} is now called ${next}.`,
          undo: () => renameExperiment(experiment_id, name),
        }),
      move: (experiments: readonly Experiment[], names: readonly string[]) =>
        change({
          run: () =>
            each(experiments, (one) =>
              renameExperiment(one.experiment_id, names[experiments.indexOf(one)] ?? one.name),
            ),
          done: `Moved ${whole(experiments)}.`,
          undo: () => each(experiments, (one) => renameExperiment(one.experiment_id, one.name)),
        }),
      describe: (experiment: Experiment, text: string) =>
        change({
          run: () => setExperimentTag(experiment.experiment_id, { key: NOTE_TAG, value: text }),
          done: `The description of ${experiment.name} is saved.`,
          undo: () => putBack(experiment, NOTE_TAG),
        }),
      setTag: (experiments: readonly Experiment[], tag: Tag) =>
        change({
          run: () => each(experiments, (one) => setExperimentTag(one.experiment_id, tag)),
          done: `Tagged ${whole(experiments)} with ${tag.key}.`,
          undo: () => each(experiments, (one) => putBack(one, tag.key)),
        }),
      deleteTag: ({ experiment_id, name }: Experiment, tag: Tag) =>
        change({
          run: () => deleteExperimentTag(experiment_id, tag.key),
          done: `The tag ${tag.key} of ${name} is removed.`,
          undo: () => setExperimentTag(experiment_id, tag),
        }),
      delete: (experiments: readonly Experiment[]) => {
        const ids = experiments.map(({ experiment_id }) => experiment_id);
        return change({
          run: () => deleteExperiments(ids),
          done: `Deleted ${whole(experiments)}.`,
          undo: () => restoreExperiments(ids),
        });
      },
      restore: (experiments: readonly Experiment[]) => {
        const ids = experiments.map(({ experiment_id }) => experiment_id);
        return change({
          run: () => restoreExperiments(ids),
          done: `Restored ${whole(experiments)}.`,
          undo: () => deleteExperiments(ids),
        });
      },
    };
  }, [change]);
}
