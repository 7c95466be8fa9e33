import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import {
  modelHistoryQuery,
  modelLineageQuery,
  modelQuery,
  type ModelVersion,
  modelVersionsQuery,
  type RegisteredModel,
} from '../api/registry.ts';
import { Badge } from '../components/badge.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { type Column, DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Icon } from '../components/icon.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { TabList } from '../components/tab-list.tsx';
import { TimeAgo } from '../components/time-ago.tsx';
import { Activity } from '../features/models/activity.tsx';
import { LineageGraph } from '../features/models/lineage-graph.tsx';

const route = getRouteApi('/models/$name');

const TABS = [
  { id: 'versions', title: 'Versions' },
  { id: 'lineage', title: 'Lineage' },
  { id: 'activity', title: 'Activity' },
] as const;
type TabId = (typeof TABS)[number]['id'];

export function ModelPage(): ReactElement {
  const { name } = route.useParams();
  const { tab = 'versions' } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(modelQuery(name));
  const chosen = TABS.find(({ id }) => id === tab)?.id ?? 'versions';
  return (
    <Page
      title={name}
      above={
        <>
          <Link to="/models">Models</Link>
          <Icon name="chevron" size={12} />
        </>
      }
      actions={<CopyButton text={`models:/${name}/latest`} label="Copy the model's URI" />}
      bar={
        <TabList<TabId>
          label="Views of the model"
          tabs={TABS}
          chosen={chosen}
          onChoose={(id) => void navigate({ search: { tab: id }, replace: true })}
        />
      }
    >
      {query.isError ? (
        <Refusal error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        query.data !== undefined && <ModelView tab={chosen} model={query.data} />
      )}
    </Page>
  );
}

function ModelView({ tab, model }: { tab: TabId; model: RegisteredModel }): ReactElement {
  if (tab === 'lineage') return <LineageView name={model.name} />;
  if (tab === 'activity') return <ActivityView name={model.name} />;
  return <VersionsView model={model} />;
}

function versionColumns(model: RegisteredModel): Column<ModelVersion>[] {
  const aliasesOf = (version: string): string[] =>
    (model.aliases ?? []).filter((alias) => alias.version === version).map(({ alias }) => alias);
  return [
    { id: 'version', title: 'Version', width: '110px', cell: ({ version }) => <strong>v{version}</strong> },
    {
      id: 'aliases',
      title: 'Aliases',
      cell: ({ version }) =>
        aliasesOf(version).map((alias) => (
          <Badge key={alias} tone="info">
            @{alias}
          </Badge>
        )),
    },
    {
      id: 'stage',
      title: 'Stage',
      width: '110px',
      cell: ({ current_stage }) => (current_stage === 'None' ? '–' : <Badge>{current_stage}</Badge>),
    },
    { id: 'description', title: 'Description', cell: ({ description }) => description ?? '' },
    { id: 'source', title: 'Source', cell: ({ source }) => <code title={source}>{source}</code> },
    {
      id: 'created',
      title: 'Created',
      width: '140px',
      cell: ({ creation_timestamp }) => <TimeAgo ms={Number(creation_timestamp)} />,
    },
  ];
}

function VersionsView({ model }: { model: RegisteredModel }): ReactElement {
  const query = useQuery(modelVersionsQuery(model.name));
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <DataTable
      label={`Versions of ${model.name}`}
      columns={versionColumns(model)}
      items={query.data ?? []}
      rowKey={({ version }) => version}
      empty={query.isSuccess && <EmptyState title="No versions yet" />}
    />
  );
}

function ActivityView({ name }: { name: string }): ReactElement | null {
  const query = useQuery(modelHistoryQuery(name));
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  return query.data === undefined ? null : <Activity events={query.data} />;
}

function LineageView({ name }: { name: string }): ReactElement | null {
  const query = useQuery(modelLineageQuery(name));
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  return query.data === undefined ? null : <LineageGraph lineage={query.data} />;
}
