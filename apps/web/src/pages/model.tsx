import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useCallback } from 'react';
import { modelHistoryQuery, modelLineageQuery, type RegisteredModel } from '../api/registry.ts';
import type { ModelPageSearch } from '../app/routes/models.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { Crumbs } from '../components/crumbs.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { TabList } from '../components/tab-list.tsx';
import { Activity } from '../features/models/activity.tsx';
import { AliasChips } from '../features/models/alias-chips.tsx';
import { LineageGraph } from '../features/models/lineage-graph.tsx';
import { ModelMenu } from '../features/models/model-menu.tsx';
import { ModelSettings } from '../features/models/model-settings.tsx';
import { Performance } from '../features/models/performance.tsx';
import { useModelFacts } from '../features/models/use-model-facts.ts';
import type { VersionFacts } from '../features/models/version-facts.ts';
import { VersionsView } from '../features/models/versions-view.tsx';

const route = getRouteApi('/models/$name');

type TabId = 'versions' | 'performance' | 'lineage' | 'activity' | 'settings';
const TAB_IDS: readonly TabId[] = ['versions', 'performance', 'lineage', 'activity', 'settings'];

export function ModelPage(): ReactElement {
  const { name } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { model, facts, error, refetch } = useModelFacts(name);
  const tab = TAB_IDS.find((id) => id === search.tab) ?? 'versions';
  const tabs = [
    { id: 'versions', title: 'Versions', count: facts?.length },
    { id: 'performance', title: 'Performance' },
    { id: 'lineage', title: 'Lineage' },
    { id: 'activity', title: 'Activity' },
    { id: 'settings', title: 'Settings' },
  ] as const;
  return (
    <Page
      title={name}
      above={
        <Crumbs>
          <Link to="/models">Models</Link>
        </Crumbs>
      }
      actions={
        <>
          {model !== undefined && <AliasChips model={model} />}
          <CopyButton text={`models:/${name}/latest`} label="Copy the model's URI" />
          <ModelMenu name={name} />
        </>
      }
      bar={
        <TabList<TabId>
          label="Views of the model"
          tabs={tabs}
          chosen={tab}
          onChoose={(id) =>
            void navigate({
              search: (old) => ({ ...old, tab: id === 'versions' ? undefined : id }) as typeof old,
              replace: true,
            })
          }
        />
      }
    >
      {error !== null ? (
        <Refusal error={error} onRetry={refetch} />
      ) : (
        model !== undefined && facts !== undefined && <ModelView tab={tab} model={model} facts={facts} />
      )}
    </Page>
  );
}

interface ModelViewProps {
  readonly tab: TabId;
  readonly model: RegisteredModel;
  readonly facts: readonly VersionFacts[];
}

function ModelView({ tab, model, facts }: ModelViewProps): ReactElement {
  const { versions = [], cols, metric } = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback(
    (changes: { [K in keyof ModelPageSearch]?: unknown }) =>
      void navigate({ search: (old) => ({ ...old, ...changes }) as typeof old, replace: true }),
    [navigate],
  );
  switch (tab) {
    case 'performance':
      return (
        <Performance
          name={model.name}
          facts={facts}
          metric={metric}
          onMetric={(key) => change({ metric: key })}
        />
      );
    case 'lineage':
      return <LineageView name={model.name} />;
    case 'activity':
      return <ActivityView name={model.name} />;
    case 'settings':
      return <ModelSettings name={model.name} />;
    default:
      return (
        <VersionsView
          model={model}
          facts={facts}
          choice={{ selected: versions, metrics: cols }}
          onChoice={({ selected, metrics }) =>
            change({ versions: selected.length === 0 ? undefined : selected, cols: metrics })
          }
        />
      );
  }
}

function ActivityView({ name }: { name: string }): ReactElement | null {
  const { promotion = false } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(modelHistoryQuery(name));
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  return query.data === undefined ? null : (
    <Activity
      events={query.data}
      isOnlyPromotion={promotion}
      onOnlyPromotion={(isOn) =>
        void navigate({
          search: (old) => ({ ...old, promotion: isOn || undefined }) as ModelPageSearch,
          replace: true,
        })
      }
    />
  );
}

function LineageView({ name }: { name: string }): ReactElement | null {
  const query = useQuery(modelLineageQuery(name));
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  return query.data === undefined ? null : <LineageGraph lineage={query.data} />;
}
