import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useMemo, useState } from 'react';
import { deleteLoggedModel, type LoggedModel, loggedModelQuery } from '../api/logged-models.ts';
import { quoted } from '../api/quoted.ts';
import { useChange } from '../api/use-change.ts';
import { Button } from '../components/button.tsx';
import { Crumbs } from '../components/crumbs.tsx';
import { Menu } from '../components/menu.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { TabList } from '../components/tab-list.tsx';
import { TypedConfirm } from '../components/typed-confirm.tsx';
import { Artifacts } from '../features/artifacts/artifacts.tsx';
import { ExperimentCrumb } from '../features/experiments/experiment-crumb.tsx';
import { ModelOverview } from '../features/logged-models/model-overview.tsx';
import { RegisterDialog } from '../features/run-page/register-dialog.tsx';
import { registeredThing } from '../features/run-page/run-models.tsx';
import { TraceExplorer } from '../features/traces/trace-explorer.tsx';
import { useChangeTraces } from '../features/traces/use-change-traces.ts';

const route = getRouteApi('/e/$id/m/$modelId');
const TABS = [
  { id: 'overview', title: 'Overview' },
  { id: 'files', title: 'Files' },
  { id: 'traces', title: 'Traces' },
] as const;
type TabId = (typeof TABS)[number]['id'];

export function LoggedModelPage(): ReactElement {
  const { id, modelId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(loggedModelQuery(modelId));
  const model = query.data;
  const tab = TABS.find((one) => one.id === search.tab)?.id ?? 'overview';
  return (
    <Page
      title={model?.info.name ?? ' '}
      above={
        <Crumbs>
          <ExperimentCrumb id={id} />
          <Link to="/e/$id" params={{ id }} search={{ tab: 'models' }}>
            Models
          </Link>
        </Crumbs>
      }
      actions={model !== undefined && <Acts model={model} />}
      bar={
        <TabList<TabId>
          label="Views of the model"
          tabs={TABS}
          chosen={tab}
          onChoose={(chosen) =>
            void navigate({ search: chosen === 'overview' ? {} : { tab: chosen }, replace: true })
          }
        />
      }
    >
      {query.isError ? (
        <Refusal error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        model !== undefined && <Tab model={model} tab={tab} />
      )}
    </Page>
  );
}

function Tab({ model, tab }: { model: LoggedModel; tab: TabId }): ReactElement {
  switch (tab) {
    case 'overview':
      return <ModelOverview model={model} />;
    case 'files':
      return <Files id={model.info.model_id} />;
    case 'traces':
      return <Traces model={model} />;
    default:
      return tab satisfies never;
  }
}

function Files({ id }: { id: string }): ReactElement {
  const { path = '', beside } = route.useSearch();
  const navigate = route.useNavigate();
  const source = useMemo(() => ({ kind: 'model', id }) as const, [id]);
  return (
    <Artifacts
      source={source}
      place={{ path, beside }}
      onPlace={(place) =>
        void navigate({
          search: (old) => ({ ...old, path: place.path || undefined, beside: place.beside }) as typeof old,
          replace: true,
        })
      }
    />
  );
}

function Traces({ model: { info } }: { model: LoggedModel }): ReactElement {
  const search = route.useSearch();
  const change = useChangeTraces();
  const experimentIds = useMemo(() => [info.experiment_id], [info.experiment_id]);
  return (
    <TraceExplorer
      {...{ experimentIds, search, change }}
      scope={`metadata.\`mlflow.modelId\` = ${quoted(info.model_id)}`}
    />
  );
}

function Acts({ model }: { model: LoggedModel }): ReactElement {
  const { info } = model;
  const [open, setOpen] = useState<'register' | 'delete'>();
  // The page itself is left: asked again, it would only learn that its model is gone.
  const change = useChange([['logged-models', info.experiment_id]]);
  const go = useNavigate();
  const close = (): void => setOpen(undefined);
  const remove = async (): Promise<void> => {
    close();
    const isDone = await change({
      run: () => deleteLoggedModel(info.model_id),
      done: `${info.name} is deleted.`,
    });
    if (isDone) void go({ to: '/e/$id', params: { id: info.experiment_id }, search: { tab: 'models' } });
  };
  return (
    <>
      <Button look="primary" onClick={() => setOpen('register')}>
        Register
      </Button>
      <Menu
        icon="more"
        label={`More about ${info.name}`}
        items={[
          {
            title: 'Copy its URI',
            icon: 'copy',
            onChoose: () => void navigator.clipboard.writeText(`models:/${info.model_id}`),
          },
          'line',
          { title: 'Delete…', icon: 'trash', isDangerous: true, onChoose: () => setOpen('delete') },
        ]}
      />
      {open === 'register' && (
        <RegisterDialog runId={info.source_run_id ?? ''} models={[registeredThing(model)]} onClose={close} />
      )}
      {open === 'delete' && (
        <TypedConfirm
          title="Delete the logged model"
          word={info.name}
          act="Delete the model"
          onConfirm={() => void remove()}
          onClose={close}
        >
          <p>
            Its files stay, but nothing here leads to them any more. Versions that were made of it stay too.
          </p>
        </TypedConfirm>
      )}
    </>
  );
}
