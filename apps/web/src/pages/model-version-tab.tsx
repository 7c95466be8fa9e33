import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { modelVersionHistoryQuery, type RegisteredModel } from '../api/registry.ts';
import type { VersionPageSearch } from '../app/routes/models.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Refusal } from '../components/refusal.tsx';
import { Artifacts } from '../features/artifacts/artifacts.tsx';
import { Activity } from '../features/models/activity.tsx';
import { SignatureView } from '../features/models/signature-view.tsx';
import { useModelFile } from '../features/models/use-model-file.ts';
import type { VersionAct } from '../features/models/version-acts.tsx';
import { VersionAside } from '../features/models/version-aside.tsx';
import { VersionContents } from '../features/models/version-contents.tsx';
import type { VersionFacts } from '../features/models/version-facts.ts';
import { versionHome } from '../features/models/version-home.ts';
import { VersionOverview } from '../features/models/version-overview.tsx';
import { VersionUsage } from '../features/models/version-usage.tsx';
import styles from './model-version.module.css';

const route = getRouteApi('/models/$name/v/$version');

export type VersionTabId = 'overview' | 'signature' | 'files' | 'use' | 'activity';

interface VersionTabProps {
  readonly tab: VersionTabId;
  readonly model: RegisteredModel;
  readonly own: VersionFacts;
  readonly champion: VersionFacts | undefined;
  readonly isSourceKnown: boolean;
  readonly onAct: (act: VersionAct) => void;
}

/** What stands under the chosen tab of a version's page. */
export function VersionTab(props: VersionTabProps): ReactElement | null {
  const { tab, model, own, champion, isSourceKnown, onAct } = props;
  const name = { name: model.name, version: own.number };
  const { file, isPending } = useModelFile(name);
  switch (tab) {
    case 'signature':
      if (isPending) return null;
      return file === undefined ? <NoModelFile own={own} /> : <SignatureView version={name} file={file} />;
    case 'files':
      return <Files own={own} />;
    case 'use':
      return <VersionUsage {...name} aliases={own.aliases} />;
    case 'activity':
      return <VersionActivity {...name} />;
    default:
      return (
        <div className={styles['columns']}>
          <div className={styles['main']}>
            <VersionOverview facts={own} champion={champion} isSourceKnown={isSourceKnown} />
            {file !== undefined && <VersionContents version={name} file={file} />}
          </div>
          <VersionAside model={model} facts={own} file={file} onAct={onAct} />
        </div>
      );
  }
}

function NoModelFile({ own }: { own: VersionFacts }): ReactElement {
  return (
    <EmptyState title="No MLmodel file can be read">
      <p>
        The files of this version lie at <code>{own.version.source}</code>. Without an MLmodel file there, or
        where this server cannot read it, its signature is not known.
      </p>
    </EmptyState>
  );
}

function Files({ own }: { own: VersionFacts }): ReactElement {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const home = versionHome(own.version);
  if (home === undefined) return <NoModelFile own={own} />;
  const { path = home.folder === '' ? '' : `${home.folder}/`, beside } = search;
  return (
    <Artifacts
      key={home.source.id}
      source={home.source}
      place={{ path, beside }}
      onPlace={(place) =>
        void navigate({
          search: (old) => ({ ...old, ...place }) as VersionPageSearch,
          replace: true,
        })
      }
    />
  );
}

function VersionActivity({ name, version }: { name: string; version: string }): ReactElement | null {
  const { promotion = false } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(modelVersionHistoryQuery(name, version));
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  return query.data === undefined ? null : (
    <Activity
      events={query.data}
      isOnlyPromotion={promotion}
      onOnlyPromotion={(isOn) =>
        void navigate({
          search: (old) => ({ ...old, promotion: isOn || undefined }) as VersionPageSearch,
          replace: true,
        })
      }
    />
  );
}
