import type { ReactElement } from 'react';
import { DATASETS_COLUMN } from '../../api/index-columns.ts';
import { useLiveState } from '../../api/live.ts';
import type { RunKeys, RunTable } from '../../api/run-table.ts';
import type { WorkspaceSearch } from '../../app/routes/experiments.ts';
import { IconButton } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Menu, type MenuItem } from '../../components/menu.tsx';
import { ToggleButton } from '../../components/toggle-button.tsx';
import { notify } from '../../components/toasts.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import { FilterInput } from './filter-input.tsx';
import styles from './toolbar.module.css';
import type { RunView } from './use-run-view.ts';
import { viewAsCsv, viewAsPython } from './view-texts.ts';
import { type ChangeSearch, NAMED_RUNS_MAX } from './workspace-state.ts';
import { counted, formatCount } from '../../components/format.ts';

interface ToolbarProps {
  readonly table: RunTable | undefined;
  readonly view: RunView;
  readonly search: WorkspaceSearch;
  readonly change: ChangeSearch;
  readonly tab: 'runs' | 'charts';
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly error: string | undefined;
}

const OTHERS = [DATASETS_COLUMN];
const NO_KEYS: RunKeys = { metrics: [], params: [], tags: [] };

export function Toolbar(props: ToolbarProps): ReactElement {
  const { table, view, search, change, tab, text, setText, error } = props;
  const keys = table?.keys ?? NO_KEYS;
  return (
    <div className={styles['tools']}>
      <span className={styles['facets']}>
        <ToggleButton
          isOn={search.facets === true}
          onChange={(isOn) => change({ facets: isOn || undefined })}
          of="values of the runs beside the table"
        >
          Facets
        </ToggleButton>
      </span>
      <FilterInput value={text} onChange={setText} filter={view.filter} table={table} />
      <span className={styles['count']} role="status">
        {table !== undefined && countText(view, search.runs?.length ?? 0)}
      </span>
      {table?.nextPageToken !== undefined && <Reading table={table} />}
      <Live />
      {tab === 'runs' && (
        <>
          <ColumnsMenu
            title={search.group === undefined ? 'Group' : `Grouped by ${search.group.length}`}
            keys={keys}
            entities={['params', 'tags']}
            others={OTHERS}
            shown={search.group ?? []}
            onChange={(group) => change({ group: group?.length === 0 ? undefined : group, open: undefined })}
            resetTitle="No groups"
          />
          <ColumnsMenu
            title="Columns"
            keys={keys}
            entities={['metrics', 'params', 'tags']}
            others={OTHERS}
            shown={view.columnIds}
            onChange={(cols) => change({ cols })}
            resetTitle="Choose automatically"
          />
        </>
      )}
      <Menu
        icon="more"
        label="More of this view"
        items={table === undefined ? [] : moreItems(props, table)}
      />
      {search.base !== undefined && table !== undefined && (
        <span className={styles['base']}>
          against {nameOf(table, search.base)}
          <IconButton icon="close" label="No baseline" onClick={() => change({ base: undefined })} />
        </span>
      )}
      {error !== undefined && <p role="alert">{error}</p>}
    </div>
  );
}

function nameOf(table: RunTable, id: string): string {
  const row = table.row(id);
  return (row === undefined ? undefined : table.text('run_name', row)) ?? id;
}

function countText({ rows, total }: RunView, selected: number): string {
  const all = counted(total, 'run');
  const runs = rows.length === total ? all : `${formatCount(rows.length)} of ${all}`;
  return selected === 0 ? runs : `${runs}, ${selected} selected`;
}

/** How many of the runs are here, while the others come. What is counted and found is of these. */
function Reading({ table: { count, total } }: { table: RunTable }): ReactElement {
  return (
    <span className={styles['reading']} title={`${formatCount(count)} of them are here`}>
      <progress aria-label="Runs that are here" value={count} max={total} />
      of {formatCount(total)}
    </span>
  );
}

/** Whether changes come by themselves. */
function Live(): ReactElement {
  const isLive = useLiveState() === 'live';
  return (
    <span
      className={styles['live']}
      role="status"
      title={isLive ? 'Changes appear by themselves' : 'Trying to reach the server'}
    >
      <span className={classNames(styles['dot'], isLive && styles['on'])} aria-hidden="true" />
      <span>{isLive ? 'Live' : 'Connecting'}</span>
    </span>
  );
}

function moreItems({ view, search, change }: ToolbarProps, table: RunTable): (MenuItem | 'line')[] {
  const count = Math.min(NAMED_RUNS_MAX, view.rows.length);
  const ids = (): string[] => view.rows.slice(0, count).map((row) => table.id(row));
  return [
    {
      title:
        search.runs === undefined
          ? `Select ${count < view.rows.length ? `the first ${count}` : 'all'}`
          : 'Select none',
      icon: 'check',
      onChoose: () => change({ runs: search.runs === undefined ? ids() : undefined }),
    },
    {
      title: 'Child runs under their parents',
      isChosen: search.nest === true,
      onChoose: () => change({ nest: search.nest === true ? undefined : true }),
    },
    {
      title: 'Deleted runs',
      isChosen: search.trash === true,
      onChoose: () => change({ trash: search.trash === true ? undefined : true, runs: undefined }),
    },
    ...(search.hidden === undefined
      ? []
      : [
          {
            title: 'Show hidden runs in charts',
            icon: 'eye' as const,
            onChoose: () => change({ hidden: undefined }),
          },
        ]),
    ...(search.pins === undefined
      ? []
      : [{ title: 'Unpin all', icon: 'pin' as const, onChoose: () => change({ pins: undefined }) }]),
    'line',
    {
      title: 'Copy a link to this view',
      icon: 'link',
      onChoose: () => void copy('the link', window.location.href),
    },
    {
      title: 'Copy as CSV',
      icon: 'table',
      onChoose: () => void copy(`${counted(view.rows.length, 'run')} as CSV`, viewAsCsv(table, view)),
    },
    {
      title: 'Copy as Python',
      icon: 'copy',
      onChoose: () => void copy('the search as Python', viewAsPython(table, view, search)),
    },
    { title: 'Download as CSV', icon: 'download', onChoose: () => download(viewAsCsv(table, view)) },
  ];
}

async function copy(what: string, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify(`Copied ${what}.`);
  } catch {
    notify('The browser does not let this page copy.');
  }
}

function download(csv: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
  link.download = 'runs.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}
