import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo } from 'react';
import { experimentQuery } from '../api/experiments.ts';
import { type Run, runQuery } from '../api/runs.ts';
import type { RunSearch } from '../app/routes/runs.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { formatDuration } from '../components/format.ts';
import { Icon } from '../components/icon.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { TabList } from '../components/tab-list.tsx';
import { TimeAgo } from '../components/time-ago.tsx';
import { Artifacts } from '../features/artifacts/artifacts.tsx';
import { RunCharts } from '../features/runs/run-charts.tsx';
import { looksOf } from '../features/runs/run-colours.ts';
import { RunOverview } from '../features/runs/run-overview.tsx';
import { runRow } from '../features/runs/run-row.ts';
import { RunStatus } from '../features/runs/run-status.tsx';
import styles from './run.module.css';

const route = getRouteApi('/e/$id/r/$runId');
const TABS = [
  { id: 'overview', title: 'Overview' },
  { id: 'charts', title: 'Charts' },
  { id: 'artifacts', title: 'Artifacts' },
] as const;
type TabId = (typeof TABS)[number]['id'];

function useRunSearch() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback(
    (changes: { [K in keyof RunSearch]?: unknown }) =>
      void navigate({ search: (old) => ({ ...old, ...changes }) as typeof old, replace: true }),
    [navigate],
  );
  return { search, change };
}

export function RunPage(): ReactElement {
  const { id, runId } = route.useParams();
  const { search, change } = useRunSearch();
  const experiment = useQuery(experimentQuery(id));
  const query = useQuery(runQuery(runId));
  const tab = TABS.find((one) => one.id === search.tab)?.id ?? 'overview';
  return (
    <Page
      title={query.data === undefined ? ' ' : runRow(query.data).name}
      above={
        <>
          <Link to="/experiments">Experiments</Link>
          <Icon name="chevron" size={12} />
          <Link to="/e/$id" params={{ id }}>
            {experiment.data?.name ?? id}
          </Link>
          <Icon name="chevron" size={12} />
        </>
      }
      actions={
        <>
          {query.data !== undefined && <RunSummary run={query.data} />}
          <CopyButton text={runId} label="Copy the run's ID" />
        </>
      }
      bar={
        <TabList<TabId>
          label="Views of the run"
          tabs={TABS}
          chosen={tab}
          onChoose={(chosen) => change({ tab: chosen === 'overview' ? undefined : chosen })}
        />
      }
    >
      {query.isError ? (
        <Refusal error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        query.data !== undefined && <RunTab run={query.data} tab={tab} />
      )}
    </Page>
  );
}

function RunSummary({ run }: { run: Run }): ReactElement {
  const { status, startMs, endMs } = runRow(run);
  return (
    <span className={styles['summary']}>
      <RunStatus status={status} />
      <span>
        started <TimeAgo ms={startMs} />
      </span>
      {!Number.isNaN(endMs) && <span>took {formatDuration(endMs - startMs)}</span>}
    </span>
  );
}

function RunTab({ run, tab }: { run: Run; tab: TabId }): ReactElement {
  const { search, change } = useRunSearch();
  const onText = useCallback((text: string) => change({ q: text || undefined }), [change]);
  if (tab === 'charts') return <Charts run={run} />;
  if (tab === 'artifacts') {
    return (
      <Artifacts
        key={run.info.run_id}
        runId={run.info.run_id}
        path={search.path ?? ''}
        onPath={(path) => change({ path })}
      />
    );
  }
  return <RunOverview run={run} text={search.q ?? ''} onText={onText} />;
}

function Charts({ run }: { run: Run }): ReactElement {
  const { search, change } = useRunSearch();
  const rows = useMemo(() => [runRow(run)], [run]);
  const looks = useMemo(() => looksOf([run.info.run_id]), [run.info.run_id]);
  return (
    <RunCharts
      rows={rows}
      looks={looks}
      metrics={[...(rows[0]?.metrics.keys() ?? [])]}
      isKnown
      options={{ keys: search.q ?? '', isLog: search.log === true }}
      onOptions={({ keys, isLog }) => change({ q: keys || undefined, log: isLog || undefined })}
    />
  );
}
