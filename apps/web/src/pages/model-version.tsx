import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { Badge } from '../components/badge.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { Crumbs } from '../components/crumbs.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { TabList } from '../components/tab-list.tsx';
import { PromoteMenu } from '../features/models/promote-menu.tsx';
import { useModelFacts } from '../features/models/use-model-facts.ts';
import { type VersionAct, VersionActs } from '../features/models/version-acts.tsx';
import type { VersionFacts } from '../features/models/version-facts.ts';
import { type VersionTabId, VersionTab } from './model-version-tab.tsx';
import styles from './model-version.module.css';

const route = getRouteApi('/models/$name/v/$version');

const TABS: readonly { id: VersionTabId; title: string }[] = [
  { id: 'overview', title: 'Overview' },
  { id: 'signature', title: 'Signature' },
  { id: 'files', title: 'Files' },
  { id: 'use', title: 'Use' },
  { id: 'activity', title: 'Activity' },
];

const CHAMPION = 'champion';

export function ModelVersionPage(): ReactElement {
  const { name, version } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const { model, facts, areSourcesKnown, error, refetch } = useModelFacts(name);
  const [act, setAct] = useState<VersionAct>();
  const tab = TABS.find(({ id }) => id === search.tab)?.id ?? 'overview';
  const own = facts?.find(({ number }) => number === version);
  return (
    <Page
      title={`Version ${version}`}
      above={<Path name={name} />}
      actions={
        model !== undefined &&
        facts !== undefined &&
        own !== undefined && (
          <>
            <Heading facts={facts} own={own} />
            <CopyButton text={`models:/${name}/${version}`} label="Copy the version's URI" />
            <PromoteMenu model={model} facts={facts} version={version} onAct={setAct} />
          </>
        )
      }
      bar={
        <TabList<VersionTabId>
          label="Views of the version"
          tabs={TABS}
          chosen={tab}
          onChoose={(id) => void navigate({ search: id === 'overview' ? {} : { tab: id }, replace: true })}
        />
      }
    >
      {error !== null ? (
        <Refusal error={error} onRetry={refetch} />
      ) : model === undefined || facts === undefined ? null : own === undefined ? (
        <NoVersion name={name} version={version} />
      ) : (
        <VersionTab
          tab={tab}
          model={model}
          own={own}
          champion={championOf(facts, own)}
          isSourceKnown={areSourcesKnown}
          onAct={setAct}
        />
      )}
      {model !== undefined && facts !== undefined && (
        <VersionActs
          model={model}
          facts={facts}
          act={act}
          onClose={() => setAct(undefined)}
          onDeleted={() => void go({ to: '/models/$name', params: { name } })}
        />
      )}
    </Page>
  );
}

function Path({ name }: { name: string }): ReactElement {
  return (
    <Crumbs>
      <Link to="/models">Models</Link>
      <Link to="/models/$name" params={{ name }}>
        {name}
      </Link>
    </Crumbs>
  );
}

function NoVersion({ name, version }: { name: string; version: string }): ReactElement {
  return (
    <EmptyState title={`${name} has no version ${version} (any more)`}>
      <Link to="/models/$name" params={{ name }} className={styles['link']}>
        Its versions
      </Link>
    </EmptyState>
  );
}

/** The champion, unless it is the version itself. */
function championOf(facts: readonly VersionFacts[], own: VersionFacts): VersionFacts | undefined {
  return facts.find((one) => one !== own && one.aliases.includes(CHAMPION));
}

function Heading({ facts, own }: { facts: readonly VersionFacts[]; own: VersionFacts }): ReactElement {
  const champion = championOf(facts, own);
  return (
    <>
      {own.aliases.map((alias) => (
        <Badge key={alias} tone={alias === CHAMPION ? 'good' : 'info'}>
          <span className={styles['alias']} title={alias}>
            @{alias}
          </span>
        </Badge>
      ))}
      {champion !== undefined && (
        <Link
          to="/models/$name/compare"
          params={{ name: own.version.name }}
          search={{ versions: `${champion.number},${own.number}` }}
          className={styles['link']}
        >
          Compare with @champion
        </Link>
      )}
    </>
  );
}
