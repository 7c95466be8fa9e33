import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo, useState } from 'react';
import type { AllExperiments } from '../api/experiments.ts';
import type { ExperimentsSearch } from '../app/routes/home.ts';
import { DataTable } from '../components/data-table.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { useShortcuts } from '../components/shortcuts.ts';
import { writeSort } from '../components/sort.ts';
import { CreateExperiment } from '../features/experiments/create-experiment.tsx';
import { ExperimentDrawer } from '../features/experiments/experiment-drawer.tsx';
import { SORT_DEFAULT } from '../features/experiments/experiment-order.ts';
import type { TreeRow } from '../features/experiments/experiment-rows.ts';
import { ExperimentsBar } from '../features/experiments/experiments-bar.tsx';
import { ExperimentsEmpty } from '../features/experiments/experiments-empty.tsx';
import {
  type ChangeExperiments,
  ExperimentsActs,
  ExperimentsTools,
} from '../features/experiments/experiments-tools.tsx';
import { ownerOf, useExperimentColumns } from '../features/experiments/use-experiment-columns.tsx';
import { useExperimentChanges } from '../features/experiments/use-experiment-changes.ts';
import { useExperimentRows } from '../features/experiments/use-experiment-rows.ts';
import { formatCount } from '../components/format.ts';

const route = getRouteApi('/experiments');
/** The address names each selected experiment. */
const CHOSEN_MAX = 200;

const rowKey = (row: TreeRow): string =>
  row.kind === 'folder' ? `folder ${row.path}` : row.experiment.experiment_id;

function toggled(
  list: readonly string[] = [],
  items: readonly string[],
  isIn: boolean,
): string[] | undefined {
  const others = list.filter((item) => !items.includes(item));
  const next = isIn ? [...others, ...items].slice(0, CHOSEN_MAX) : others;
  return next.length === 0 ? undefined : next;
}

function useColumns(
  search: ExperimentsSearch,
  change: ChangeExperiments,
  experiments: ReturnType<typeof useExperimentRows>['experiments'],
) {
  const [renaming, setRenaming] = useState<string>();
  const { rename } = useExperimentChanges();
  const { chosen, closed } = search;
  return useExperimentColumns({
    chosen: useMemo(() => new Set(chosen), [chosen]),
    hasOwners: useMemo(() => experiments.some((one) => ownerOf(one) !== undefined), [experiments]),
    onChoose: useCallback(
      (ids: readonly string[], isChosen: boolean) => change({ chosen: toggled(chosen, ids, isChosen) }),
      [change, chosen],
    ),
    onToggle: useCallback(
      (path: string) => change({ closed: toggled(closed, [path], closed?.includes(path) !== true) }),
      [change, closed],
    ),
    onOpen: useCallback((open: string) => change({ open }), [change]),
    renaming,
    onRenaming: setRenaming,
    onRename: useCallback(
      (experiment, name) => {
        if (name !== experiment.name) void rename(experiment, name);
      },
      [rename],
    ),
  });
}

function countText({ experiments, isCut }: AllExperiments): string {
  const count = formatCount(experiments.length);
  return isCut ? `The first ${count}: search to see others` : count;
}

export function ExperimentsPage(): ReactElement {
  const search = route.useSearch();
  const { q = '', trash = false, chosen = [], open } = search;
  const navigate = route.useNavigate();
  const go = useNavigate();
  const change: ChangeExperiments = useCallback(
    (changes) => void navigate({ search: (old) => ({ ...old, ...changes }) as typeof old, replace: true }),
    [navigate],
  );
  const { query, experiments, rows, sort, separator } = useExperimentRows(search);
  const columns = useColumns(search, change, experiments);
  const selected = experiments.filter(({ experiment_id }) => chosen.includes(experiment_id));
  useShortcuts('Experiments', [{ key: 'n', title: 'New experiment', run: () => change({ new: true }) }]);
  return (
    <Page
      title={trash ? 'Deleted experiments' : 'Experiments'}
      actions={<ExperimentsActs {...{ search, change }} />}
      bar={
        <ExperimentsTools
          {...{ search, change }}
          hasFolders={separator !== undefined}
          note={query.data === undefined ? '' : countText(query.data)}
        />
      }
    >
      {query.isError ? (
        <Refusal error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataTable
          label="Experiments"
          columns={columns}
          items={rows}
          rowKey={rowKey}
          sort={sort}
          onSort={(sorted) => {
            const next = writeSort(sorted);
            change({ sort: next === SORT_DEFAULT ? undefined : next });
          }}
          empty={query.isSuccess && <ExperimentsEmpty text={q} isTrash={trash} />}
        />
      )}
      {selected.length > 0 && (
        <ExperimentsBar
          experiments={selected}
          separator={separator ?? '/'}
          isTrash={trash}
          onNone={() => change({ chosen: undefined })}
        />
      )}
      {open !== undefined && <ExperimentDrawer id={open} onClose={() => change({ open: undefined })} />}
      {search.new === true && (
        <CreateExperiment
          onClose={() => change({ new: undefined })}
          onCreated={(id) => void go({ to: '/e/$id', params: { id } })}
        />
      )}
    </Page>
  );
}
