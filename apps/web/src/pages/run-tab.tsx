import { type ReactElement, useCallback, useMemo, useState } from 'react';
import type { ArtifactFile, ArtifactSource } from '../api/artifacts.ts';
import type { Run } from '../api/runs.ts';
import type { RunSearch } from '../app/routes/runs.ts';
import { Artifacts } from '../features/artifacts/artifacts.tsx';
import { isSystemMetric } from '../features/run-page/metric-kinds.ts';
import { ModelChoice } from '../features/run-page/model-choice.tsx';
import { RegisterDialog, type RegisteredThing } from '../features/run-page/register-dialog.tsx';
import { runFacts } from '../features/run-page/run-facts.ts';
import { RunLogs } from '../features/run-page/run-logs.tsx';
import { RunModels } from '../features/run-page/run-models.tsx';
import { type OverviewState, RunOverview } from '../features/run-page/run-overview.tsx';
import { RunTraces } from '../features/run-page/run-traces.tsx';
import { SystemMetrics } from '../features/run-page/system-metrics.tsx';
import { ChartTools } from '../features/runs/chart-tools.tsx';
import { MetricCharts } from '../features/runs/metric-charts.tsx';
import { lookOf } from '../features/runs/run-colours.ts';
import styles from './run-tab.module.css';
import type { RunTabId } from './run-tabs.ts';

interface RunTabProps {
  readonly run: Run;
  readonly tab: RunTabId;
  readonly search: RunSearch;
  readonly onChange: (changes: { [K in keyof RunSearch]?: RunSearch[K] | undefined }) => void;
}

/** What the chosen tab shows of the run. */
export function RunTab(props: RunTabProps): ReactElement {
  const { run, tab, search, onChange } = props;
  switch (tab) {
    case 'charts':
      return <Charts {...props} metrics={metricKeys(run).filter((key) => !isSystemMetric(key))} />;
    case 'system':
      return (
        <SystemMetrics
          keys={metricKeys(run)}
          kind={search.open}
          onKind={(open) => onChange({ open, q: undefined })}
        >
          {(keys) => <Charts {...props} metrics={keys} />}
        </SystemMetrics>
      );
    case 'artifacts':
      return <RunFiles {...props} />;
    case 'logs':
      return (
        <RunLogs
          runId={run.info.run_id}
          isRunning={run.info.status === 'RUNNING'}
          path={search.path}
          level={search.level}
          onPath={(path) => onChange({ path })}
          onLevel={(level) => onChange({ level })}
        />
      );
    case 'traces':
      return <RunTraces run={run} />;
    case 'models':
      return <Models {...props} />;
    case 'overview':
      return <Overview {...props} />;
    default:
      return tab satisfies never;
  }
}

function metricKeys({ data }: Run): string[] {
  return (data.metrics ?? []).map(({ key }) => key);
}

function Overview({ run, search, onChange }: RunTabProps): ReactElement {
  const onState = useCallback(
    (changes: Partial<OverviewState>) => {
      const { text, ...rest } = changes;
      onChange('text' in changes ? { ...rest, q: text || undefined } : rest);
    },
    [onChange],
  );
  const state = { text: search.q ?? '', sort: search.sort, open: search.open };
  return <RunOverview run={run} state={state} onState={onState} />;
}

function Charts({
  run,
  search,
  onChange,
  metrics,
}: RunTabProps & { metrics: readonly string[] }): ReactElement {
  const { run_id, run_name, start_time } = run.info;
  const runs = useMemo(
    () => [{ id: run_id, name: run_name || run_id, startMs: Number(start_time) }],
    [run_id, run_name, start_time],
  );
  return (
    <div className={styles['charts']}>
      <ChartTools
        search={{ ...search, keys: search.q }}
        metrics={metrics}
        change={(changes) => {
          const { keys, ...rest } = changes;
          onChange('keys' in changes ? { ...rest, q: keys } : rest);
        }}
      />
      <MetricCharts
        runs={runs}
        lookOf={lookOf}
        metrics={metrics}
        keys={search.q ?? ''}
        search={search}
        change={onChange}
      />
    </div>
  );
}

function RunFiles({ run, search, onChange }: RunTabProps): ReactElement {
  const { run_id, artifact_uri } = run.info;
  const { model, path = '', beside } = search;
  const facts = useMemo(() => runFacts(run), [run]);
  const [registered, setRegistered] = useState<RegisteredThing>();
  const source = useMemo(
    (): ArtifactSource => (model === undefined ? { kind: 'run', id: run_id } : { kind: 'model', id: model }),
    [run_id, model],
  );
  const register = (folder: ArtifactFile): void => setRegistered(modelInFolder(folder, artifact_uri));
  return (
    <>
      <ModelChoice
        modelIds={facts.modelOutputs}
        chosen={model}
        onChoose={(chosen) => onChange({ model: chosen, path: undefined, beside: undefined })}
      />
      <Artifacts
        key={source.id}
        source={source}
        place={{ path, beside }}
        onPlace={(place) => onChange({ path: place.path || undefined, beside: place.beside })}
        onRegister={register}
      />
      {registered !== undefined && (
        <RegisterDialog runId={run_id} models={[registered]} onClose={() => setRegistered(undefined)} />
      )}
    </>
  );
}

function modelInFolder({ source, path }: ArtifactFile, artifactUri: string): RegisteredThing {
  if (source.kind === 'model') {
    return { title: 'The model', source: `models:/${source.id}`, modelId: source.id };
  }
  return {
    title: path === '' ? 'The model' : path,
    source: path === '' ? artifactUri : `${artifactUri}/${path}`,
  };
}

function Models({ run, onChange }: RunTabProps): ReactElement {
  const facts = useMemo(() => runFacts(run), [run]);
  const [registered, setRegistered] = useState<RegisteredThing>();
  const openFiles = useCallback(
    (model: string) => onChange({ tab: 'artifacts', model, path: undefined }),
    [onChange],
  );
  return (
    <>
      <RunModels run={run} facts={facts} onFiles={openFiles} onRegister={setRegistered} />
      {registered !== undefined && (
        <RegisterDialog
          runId={run.info.run_id}
          models={[registered]}
          onClose={() => setRegistered(undefined)}
        />
      )}
    </>
  );
}
