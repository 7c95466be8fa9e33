import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useMemo } from 'react';
import { type LoggedModel, loggedModelsQuery } from '../../api/run-details.ts';
import { metricValue } from '../../api/metric-value.ts';
import type { Run } from '../../api/runs.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatNumber } from '../../components/format.ts';
import { TimeAgo } from '../../components/time-ago.tsx';
import type { RegisteredThing } from './register-dialog.tsx';
import type { RunFacts } from './run-facts.ts';
import styles from './run-models.module.css';
import side from './run-side.module.css';
import { Section } from './section.tsx';

interface RunModelLinksProps {
  readonly run: Run;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** The run's models by their roles, beside its other facts. */
export function RunModelLinks({ run, inputs, outputs }: RunModelLinksProps): ReactElement {
  const { experiment_id: id, run_id: runId } = run.info;
  const place = { to: '/e/$id/r/$runId', params: { id, runId } } as const;
  const { data = [] } = useQuery(loggedModelsQuery([...outputs, ...inputs]));
  if (data.length === 0) return <></>;
  return (
    <Section title="Logged models" count={data.length}>
      <ul className={side['list']}>
        {data.map(({ info }) => (
          <li key={info.model_id}>
            <Link {...place} search={{ tab: 'artifacts', model: info.model_id }}>
              <span dir="auto">{info.name}</span>
              <small>{outputs.includes(info.model_id) ? 'made by the run' : 'used by the run'}</small>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** A logged model as something that can be registered. */
export function registeredThing({ info }: LoggedModel): RegisteredThing {
  return { title: info.name, source: info.artifact_uri, modelId: info.model_id };
}

interface RunModelsProps {
  readonly run: Run;
  readonly facts: RunFacts;
  readonly onFiles: (modelId: string) => void;
  readonly onRegister: (model: RegisteredThing) => void;
}

/** The logged models that a run made or used, with what was measured of them. */
export function RunModels({ run, facts, onFiles, onRegister }: RunModelsProps): ReactElement {
  const { modelInputs, modelOutputs } = facts;
  const query = useQuery(loggedModelsQuery([...new Set([...modelOutputs, ...modelInputs])]));
  const columns = useMemo(
    () => modelColumns({ runId: run.info.run_id, outputs: modelOutputs, onFiles, onRegister }),
    [run.info.run_id, modelOutputs, onFiles, onRegister],
  );
  if (query.data === undefined) return <></>;
  return (
    <DataTable
      label="Logged models of the run"
      columns={columns}
      items={query.data}
      rowKey={({ info }) => info.model_id}
      empty={
        <EmptyState title="The run has no models yet">
          <code>mlflow.sklearn.log_model(model, name="model")</code>
        </EmptyState>
      }
    />
  );
}

interface ModelColumns {
  readonly runId: string;
  readonly outputs: readonly string[];
  readonly onFiles: (modelId: string) => void;
  readonly onRegister: (model: RegisteredThing) => void;
}

const METRICS_SHOWN = 6;

function modelColumns({ outputs, onFiles, onRegister }: ModelColumns): Column<LoggedModel>[] {
  return [
    {
      id: 'name',
      title: 'Model',
      widthPx: 180,
      cell: ({ info }) => (
        <button type="button" className={styles['name']} onClick={() => onFiles(info.model_id)}>
          <span dir="auto">{info.name}</span>
        </button>
      ),
    },
    {
      id: 'role',
      title: 'Role',
      widthPx: 110,
      cell: ({ info }) => (outputs.includes(info.model_id) ? 'Output' : 'Input'),
    },
    {
      id: 'status',
      title: 'Status',
      widthPx: 110,
      cell: ({ info }) => <ModelStatus status={info.status} />,
    },
    { id: 'type', title: 'Type', widthPx: 120, cell: ({ info }) => info.model_type ?? '–' },
    { id: 'metrics', title: 'Metrics', widthPx: 220, cell: ({ data }) => modelMetrics(data.metrics ?? []) },
    {
      id: 'registered',
      title: 'Registered as',
      widthPx: 180,
      cell: ({ info }) => <Registrations registrations={registrationsOf(info)} />,
    },
    {
      id: 'created',
      title: 'Created',
      widthPx: 120,
      cell: ({ info }) => <TimeAgo ms={Number(info.creation_timestamp_ms)} />,
    },
    {
      id: 'act',
      title: ' ',
      widthPx: 120,
      cell: (model) => <Button onClick={() => onRegister(registeredThing(model))}>Register…</Button>,
    },
  ];
}

function modelMetrics(metrics: NonNullable<LoggedModel['data']['metrics']>): ReactNode {
  const latest = new Map(metrics.map(({ key, value }) => [key, metricValue(value)]));
  if (latest.size === 0) return '–';
  const all = [...latest].map(([key, value]) => `${key} ${formatNumber(value)}`);
  return <span title={all.join('\n')}>{all.slice(0, METRICS_SHOWN).join(' · ')}</span>;
}

const STATES = {
  LOGGED_MODEL_STATUS_UNSPECIFIED: ['muted', 'Unknown'],
  LOGGED_MODEL_PENDING: ['info', 'Pending'],
  LOGGED_MODEL_READY: ['good', 'Ready'],
  LOGGED_MODEL_UPLOAD_FAILED: ['bad', 'Upload failed'],
} as const;

function ModelStatus({ status }: { status: LoggedModel['info']['status'] }): ReactElement {
  const [tone, word] = STATES[status];
  return <Badge tone={tone}>{word}</Badge>;
}

const VERSIONS_TAG = 'mlflow.modelVersions';

interface Registered {
  readonly name: string;
  readonly version: string;
}

function distinct(versions: readonly Registered[]): Registered[] {
  return [
    ...new Map(versions.map(({ name, version }) => [`${name} ${version}`, { name, version }])).values(),
  ];
}

/** The versions made of a model, which clients keep in a tag. */
function registrationsOf({ registrations = [], tags = [] }: LoggedModel['info']): readonly Registered[] {
  if (registrations.length > 0) return distinct(registrations);
  try {
    const list: unknown = JSON.parse(tags.find(({ key }) => key === VERSIONS_TAG)?.value ?? '[]');
    if (!Array.isArray(list)) return [];
    const found = (list as Partial<Registered>[]).flatMap(({ name, version }) =>
      name === undefined || version === undefined ? [] : [{ name, version }],
    );
    return distinct(found);
  } catch {
    return [];
  }
}

function Registrations({ registrations }: { registrations: readonly Registered[] }) {
  if (registrations.length === 0) return <>–</>;
  return (
    <span className={styles['registrations']}>
      {registrations.map(({ name, version }) => (
        <Link key={`${name} ${version}`} to="/models/$name/v/$version" params={{ name, version }}>
          {`${name} v${version}`}
        </Link>
      ))}
    </span>
  );
}
