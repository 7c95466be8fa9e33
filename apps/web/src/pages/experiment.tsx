import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense, useCallback, useMemo } from 'react';
import { experimentQuery } from '../api/experiments.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { Crumbs } from '../components/crumbs.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { TabList } from '../components/tab-list.tsx';
import { ViewsMenu } from '../features/workspace/views-menu.tsx';
import { Workspace } from '../features/workspace/workspace.tsx';
import type { ChangeSearch } from '../features/workspace/workspace-state.ts';

// Whoever looks at runs waits for none of these.
const ExperimentDatasets = lazy(async () => ({
  default: (await import('./experiment-datasets.tsx')).ExperimentDatasets,
}));
const ExperimentEvaluation = lazy(async () => ({
  default: (await import('./experiment-evaluation.tsx')).ExperimentEvaluation,
}));
const ExperimentModels = lazy(async () => ({
  default: (await import('./experiment-models.tsx')).ExperimentModels,
}));
const ExperimentPrompts = lazy(async () => ({
  default: (await import('./experiment-prompts.tsx')).ExperimentPrompts,
}));
const ExperimentTraces = lazy(async () => ({
  default: (await import('./experiment-traces.tsx')).ExperimentTraces,
}));

const route = getRouteApi('/e/$id');
const TABS = [
  { id: 'runs', title: 'Runs' },
  { id: 'charts', title: 'Charts' },
  { id: 'traces', title: 'Traces' },
  { id: 'models', title: 'Models' },
  { id: 'datasets', title: 'Datasets' },
  { id: 'evaluation', title: 'Evaluation' },
  { id: 'prompts', title: 'Prompts' },
] as const;
type TabId = (typeof TABS)[number]['id'];

export function ExperimentPage(): ReactElement {
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change: ChangeSearch = useCallback(
    (changes) => void navigate({ search: (old) => ({ ...old, ...changes }) as typeof old, replace: true }),
    [navigate],
  );
  const experiment = useQuery(experimentQuery(id));
  const experimentIds = useMemo(() => [id], [id]);
  const tab = TABS.find((one) => one.id === search.tab)?.id ?? 'runs';
  return (
    <Page
      title={experiment.data?.name ?? ' '}
      above={
        <Crumbs>
          <Link to="/experiments">Experiments</Link>
        </Crumbs>
      }
      actions={
        <>
          <ViewsMenu experimentId={id} />
          <CopyButton text={id} label="Copy the experiment's ID" />
        </>
      }
      bar={
        <TabList<TabId>
          label="Views of the experiment"
          tabs={TABS}
          chosen={tab}
          onChoose={(chosen) => change({ tab: chosen === 'runs' ? undefined : chosen })}
        />
      }
    >
      {experiment.isError ? (
        <Refusal error={experiment.error} onRetry={() => void experiment.refetch()} />
      ) : isOwnTab(tab) ? (
        <Suspense>
          <OwnTab tab={tab} id={id} name={experiment.data?.name ?? ''} />
        </Suspense>
      ) : (
        <Workspace
          experimentIds={experimentIds}
          name={experiment.data?.name ?? ''}
          search={search}
          change={change}
          tab={tab}
        />
      )}
    </Page>
  );
}

type OwnTabId = Exclude<TabId, 'runs' | 'charts'>;

/** Runs and charts share their state; each other tab is a world of its own. */
function isOwnTab(tab: TabId): tab is OwnTabId {
  return tab !== 'runs' && tab !== 'charts';
}

function OwnTab({ tab, id, name }: { tab: OwnTabId; id: string; name: string }): ReactElement {
  switch (tab) {
    case 'traces':
      return <ExperimentTraces id={id} name={name} />;
    case 'models':
      return <ExperimentModels id={id} name={name} />;
    case 'datasets':
      return <ExperimentDatasets id={id} name={name} />;
    case 'evaluation':
      return <ExperimentEvaluation id={id} name={name} />;
    case 'prompts':
      return <ExperimentPrompts id={id} />;
    default:
      return tab satisfies never;
  }
}
