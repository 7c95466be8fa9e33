import { type ReactElement, useCallback, useMemo } from 'react';
import type { Run } from '../../api/runs.ts';
import { useRunChanges } from '../../api/use-run-changes.ts';
import { EditableText } from '../../components/editable-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Markdown } from '../../components/markdown.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { readSort, writeSort } from '../../components/sort.ts';
import { ValueDrawer } from '../../components/value-drawer.tsx';
import { CopyParams } from './copy-params.tsx';
import { DatasetDrawer } from './dataset-drawer.tsx';
import { FactList } from './fact-list.tsx';
import { isSystemMetric } from './metric-kinds.ts';
import { metricFacts, MetricsTable } from './metrics-table.tsx';
import { type Fact, holding, type RunFacts, runFacts } from './run-facts.ts';
import styles from './run-overview.module.css';
import { RunSide } from './run-side.tsx';
import { Section } from './section.tsx';

export interface OverviewState {
  readonly text: string;
  readonly sort: string | undefined;
  /** What stands open at the side: `param:lr`, `tag:team`, `dataset:0`. */
  readonly open: string | undefined;
}

interface RunOverviewProps {
  readonly run: Run;
  readonly state: OverviewState;
  readonly onState: (changes: Partial<OverviewState>) => void;
}

export function RunOverview({ run, state, onState }: RunOverviewProps): ReactElement {
  const facts = useMemo(() => runFacts(run), [run]);
  const changes = useRunChanges(run);
  const { note = '' } = facts.known;
  const open = useCallback((what: string) => onState({ open: what }), [onState]);
  const search = useCallback((text: string) => onState({ text }), [onState]);
  return (
    <div className={styles['overview']}>
      <div className={styles['main']}>
        <EditableText
          label="description"
          value={note}
          isLong
          placeholder="No description yet."
          onSave={changes.describe}
        >
          <Markdown text={note} />
        </EditableText>
        <div className={styles['search']}>
          <SearchField label="Search metrics, params and tags" value={state.text} onChange={search} />
        </div>
        <Metrics run={run} state={state} onState={onState} />
        <Params run={run} text={state.text} onOpen={open} />
      </div>
      <RunSide run={run} facts={facts} text={state.text} onOpen={open} />
      <Drawer run={run} facts={facts} open={state.open} onClose={() => onState({ open: undefined })} />
    </div>
  );
}

function Metrics({ run, state, onState }: RunOverviewProps): ReactElement {
  const all = useMemo(() => metricFacts(run), [run]);
  const part = state.text.toLowerCase();
  const found = useMemo(() => all.filter(({ key }) => key.toLowerCase().includes(part)), [all, part]);
  const groups = [
    ['Model metrics', found.filter(({ key }) => !isSystemMetric(key))],
    ['System metrics', found.filter(({ key }) => isSystemMetric(key))],
  ] as const;
  const sort = readSort(state.sort ?? 'metric');
  if (all.length === 0) {
    return (
      <Section title="Metrics">
        <EmptyState title="No metrics yet">
          <code>mlflow.log_metric("loss", 0.1, step=1)</code>
        </EmptyState>
      </Section>
    );
  }
  return (
    <>
      {groups.map(([title, metrics]) =>
        metrics.length === 0 ? null : (
          <Section key={title} title={title} count={metrics.length}>
            <MetricsTable
              runId={run.info.run_id}
              isRunning={run.info.status === 'RUNNING'}
              label={`All ${title.toLowerCase()}`}
              metrics={metrics}
              sort={sort}
              onSort={(next) => onState({ sort: writeSort(next) })}
            />
          </Section>
        ),
      )}
      {found.length === 0 && <p className={styles['nothing']}>No metric has such a name.</p>}
    </>
  );
}

interface ParamsProps {
  readonly run: Run;
  readonly text: string;
  readonly onOpen: (what: string) => void;
}

function Params({ run, text, onOpen }: ParamsProps): ReactElement {
  const all = useMemo(() => paramsOf(run), [run]);
  const found = useMemo(() => all.filter(holding(text)), [all, text]);
  const open = useCallback((key: string) => onOpen(`param:${key}`), [onOpen]);
  return (
    <Section title="Params" count={found.length} actions={found.length > 0 && <CopyParams params={found} />}>
      {all.length === 0 ? (
        <EmptyState title="No params">
          <code>mlflow.log_param("rate", 0.1)</code>
        </EmptyState>
      ) : (
        <FactList label="All params" head="Param" facts={found} onOpen={open} />
      )}
    </Section>
  );
}

function paramsOf({ data }: Run): Fact[] {
  return (data.params ?? [])
    .map(({ key, value }) => ({ key, value: value ?? '' }))
    .toSorted((a, b) => a.key.localeCompare(b.key, 'en'));
}

interface DrawerProps {
  readonly run: Run;
  readonly facts: RunFacts;
  readonly open: string | undefined;
  readonly onClose: () => void;
}

function Drawer({ run, facts, open = '', onClose }: DrawerProps): ReactElement {
  const at = open.indexOf(':');
  const kind = open.slice(0, Math.max(0, at));
  const name = open.slice(at + 1);
  if (kind === 'dataset') {
    const dataset = facts.datasets[Number(name)];
    return dataset === undefined ? <></> : <DatasetDrawer dataset={dataset} onClose={onClose} />;
  }
  const texts = { param: paramsOf(run), tag: [...facts.tags, ...facts.systemTags] };
  const fact = kind === 'param' || kind === 'tag' ? texts[kind].find(({ key }) => key === name) : undefined;
  return fact === undefined ? (
    <></>
  ) : (
    <ValueDrawer key={open} title={fact.key} text={fact.value} onClose={onClose} />
  );
}
