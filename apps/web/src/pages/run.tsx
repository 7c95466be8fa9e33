import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo } from 'react';
import { loggedModelsQuery } from '../api/run-details.ts';
import { type Run, runQuery } from '../api/runs.ts';
import { useRunChanges } from '../api/use-run-changes.ts';
import type { RunSearch } from '../app/routes/runs.ts';
import { Badge } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { Crumbs } from '../components/crumbs.tsx';
import { CutNotice } from '../components/cut-notice.tsx';
import { EditableText } from '../components/editable-text.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { useShortcuts } from '../components/shortcuts.ts';
import { TabList } from '../components/tab-list.tsx';
import { TimeAgo } from '../components/time-ago.tsx';
import { Duration } from '../components/duration.tsx';
import { ExperimentCrumb } from '../features/experiments/experiment-crumb.tsx';
import { runFacts } from '../features/run-page/run-facts.ts';
import { RunMenu } from '../features/run-page/run-menu.tsx';
import { registeredThing } from '../features/run-page/run-models.tsx';
import { runRow } from '../features/runs/run-row.ts';
import { RunStatus } from '../features/runs/run-status.tsx';
import { RunTab } from './run-tab.tsx';
import { RUN_TABS, type RunTabId } from './run-tabs.ts';
import styles from './run.module.css';

const route = getRouteApi('/e/$id/r/$runId');

export function RunPage(): ReactElement {
  const { id, runId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback(
    (changes: { [K in keyof RunSearch]?: RunSearch[K] | undefined }) =>
      void navigate({ search: (old) => ({ ...old, ...changes }) as typeof old, replace: true }),
    [navigate],
  );
  const query = useQuery(runQuery(runId));
  const run = query.data;
  const tab = RUN_TABS.find((one) => one.id === search.tab)?.id ?? 'overview';
  const choose = (chosen: RunTabId): void =>
    change({ ...CLEARED, tab: chosen === 'overview' ? undefined : chosen });
  useShortcuts(
    'Run',
    RUN_TABS.map(({ id: chosen, title }, at) => ({
      key: String(at + 1),
      title,
      run: () => choose(chosen),
    })),
  );
  return (
    <Page
      title={run === undefined ? ' ' : runRow(run).name}
      heading={run === undefined ? undefined : <RunName run={run} />}
      above={
        <Crumbs>
          <Link to="/experiments">Experiments</Link>
          <ExperimentCrumb id={id} />
        </Crumbs>
      }
      actions={run !== undefined && <RunSummary run={run} />}
      bar={<TabList<RunTabId> label="Views of the run" tabs={RUN_TABS} chosen={tab} onChoose={choose} />}
    >
      {query.isError && run !== undefined && (
        <CutNotice text={`${query.error.message} What is shown is as it was before.`} />
      )}
      {query.isError && run === undefined ? (
        <Refusal error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        run !== undefined && <RunTab key={runId} run={run} tab={tab} search={search} onChange={change} />
      )}
    </Page>
  );
}

/** What belongs to one tab and means nothing in another. */
const CLEARED = { open: undefined, path: undefined, beside: undefined, model: undefined, level: undefined };

function RunName({ run }: { run: Run }): ReactElement {
  const { rename } = useRunChanges(run);
  return (
    <div className={styles['name']}>
      <EditableText label="name" value={run.info.run_name} onSave={rename}>
        <h1 dir="auto" title={run.info.run_name}>
          {runRow(run).name}
        </h1>
      </EditableText>
    </div>
  );
}

function RunSummary({ run }: { run: Run }): ReactElement {
  const { status, startMs, endMs } = runRow(run);
  const { restore } = useRunChanges(run);
  const facts = useMemo(() => runFacts(run), [run]);
  const { data: models = [] } = useQuery(loggedModelsQuery(facts.modelOutputs));
  const isDeleted = run.info.lifecycle_stage === 'deleted';
  return (
    <>
      <span className={styles['summary']}>
        {isDeleted && <Badge tone="bad">Deleted</Badge>}
        <RunStatus status={status} />
        <Duration startMs={startMs} endMs={endMs} />
        <span>
          started <TimeAgo ms={startMs} />
        </span>
        {facts.known.user !== undefined && <span dir="auto">by {facts.known.user}</span>}
      </span>
      {isDeleted && <Button onClick={restore}>Restore</Button>}
      <RunMenu run={run} models={models.map(registeredThing)} />
    </>
  );
}
