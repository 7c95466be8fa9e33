import { type ReactElement, useMemo } from 'react';
import { NOTE_TAG, tagOf } from '../../api/experiment-changes.ts';
import type { Experiment } from '../../api/experiments.ts';
import type { Column } from '../../components/data-table.tsx';
import { plainText } from '../../components/plain-text.ts';
import { TagChips } from '../../components/tag-chips.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { ActivityCell } from './activity-cell.tsx';
import styles from './experiment-columns.module.css';
import { ExperimentMenu } from './experiment-menu.tsx';
import type { TreeRow } from './experiment-rows.ts';
import { NameCell } from './name-cell.tsx';

interface ColumnsOptions {
  readonly chosen: ReadonlySet<string>;
  readonly hasOwners: boolean;
  readonly onChoose: (ids: readonly string[], isChosen: boolean) => void;
  readonly onToggle: (path: string) => void;
  readonly onOpen: (id: string) => void;
  /** The experiment whose name is being changed. */
  readonly renaming: string | undefined;
  readonly onRenaming: (id: string | undefined) => void;
  readonly onRename: (experiment: Experiment, name: string) => void;
}

const OWNER_TAGS = ['owner', 'mlflow.ownerEmail', 'mlflow.user'] as const;

export function ownerOf(experiment: Experiment): string | undefined {
  return OWNER_TAGS.map((key) => tagOf(experiment, key)).find(Boolean);
}

/** A column whose folders have nothing to say. */
function ofExperiments(
  column: Omit<Column<TreeRow>, 'cell'>,
  cell: (experiment: Experiment) => ReactElement,
): Column<TreeRow> {
  return { ...column, cell: (row) => (row.kind === 'folder' ? '' : cell(row.experiment)) };
}

const FIGURES: readonly Column<TreeRow>[] = [
  ofExperiments(
    { id: 'runs', title: 'Runs', widthPx: 76, align: 'end', isSortable: true },
    ({ experiment_id }) => <ActivityCell id={experiment_id} what="runs" />,
  ),
  ofExperiments({ id: 'running', title: 'Running', widthPx: 104, isSortable: true }, ({ experiment_id }) => (
    <ActivityCell id={experiment_id} what="running" />
  )),
  ofExperiments({ id: 'last', title: 'Last run', widthPx: 112, isSortable: true }, ({ experiment_id }) => (
    <ActivityCell id={experiment_id} what="last" />
  )),
];

const ABOUT: readonly Column<TreeRow>[] = [
  ofExperiments({ id: 'description', title: 'Description', widthPx: 170 }, (experiment) => {
    const note = tagOf(experiment, NOTE_TAG) ?? '';
    const [first = ''] = note.trim().split('\n');
    return (
      <span dir="auto" className={styles['quiet']} title={note}>
        {plainText(first)}
      </span>
    );
  }),
  ofExperiments({ id: 'tags', title: 'Tags', widthPx: 160 }, ({ tags = [] }) => (
    <TagChips tags={tags.filter(({ key }) => !key.startsWith('mlflow.') && key !== 'owner')} />
  )),
];

const OWNER = ofExperiments({ id: 'owner', title: 'Owner', widthPx: 110 }, (experiment) => (
  <span dir="auto" className={styles['quiet']}>
    {ownerOf(experiment) ?? '–'}
  </span>
));

const CREATED = ofExperiments(
  { id: 'created', title: 'Created', widthPx: 112, isSortable: true },
  ({ creation_time }) => <TimeAgo ms={Number(creation_time)} />,
);

const idsOf = (row: TreeRow): readonly string[] =>
  row.kind === 'folder' ? row.ids : [row.experiment.experiment_id];

export function useExperimentColumns(options: ColumnsOptions): readonly Column<TreeRow>[] {
  const { chosen, hasOwners, onChoose, onToggle, onOpen, renaming, onRenaming, onRename } = options;
  return useMemo(() => {
    const check: Column<TreeRow> = {
      id: 'check',
      title: ' ',
      widthPx: 58,
      cell: (row) => {
        const ids = idsOf(row);
        const isChosen = ids.length > 0 && ids.every((id) => chosen.has(id));
        const label = row.kind === 'folder' ? `all in ${row.path}` : row.experiment.name;
        return (
          <input
            type="checkbox"
            className={styles['check']}
            aria-label={`Select ${label}`}
            checked={isChosen}
            onChange={() => onChoose(ids, !isChosen)}
          />
        );
      },
    };
    const name: Column<TreeRow> = {
      id: 'name',
      title: 'Name',
      widthPx: 250,
      isSortable: true,
      cell: (row) => (
        <NameCell
          row={row}
          isRenaming={row.kind === 'experiment' && row.experiment.experiment_id === renaming}
          onToggle={onToggle}
          onRename={(next) => {
            onRenaming(undefined);
            if (next !== undefined && row.kind === 'experiment') onRename(row.experiment, next);
          }}
        />
      ),
    };
    const menu = ofExperiments({ id: 'menu', title: ' ', widthPx: 56 }, (experiment) => (
      <ExperimentMenu experiment={experiment} onOpen={onOpen} onRenaming={onRenaming} />
    ));
    return [check, name, ...FIGURES, ...ABOUT, ...(hasOwners ? [OWNER] : []), CREATED, menu];
  }, [chosen, hasOwners, onChoose, onToggle, onOpen, renaming, onRenaming, onRename]);
}
