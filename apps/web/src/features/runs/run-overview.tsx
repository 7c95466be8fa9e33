import { Link } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { metricValue, type Run } from '../../api/runs.ts';
import { formatNumber } from '../../components/format.ts';
import { SearchField } from '../../components/search-field.tsx';
import { FactTable } from './fact-table.tsx';
import { type Fact, runFacts } from './run-facts.ts';
import styles from './run-overview.module.css';
import { Sparkline } from './sparkline.tsx';

interface RunOverviewProps {
  readonly run: Run;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Beyond these rows a course is worth its request no more. */
const SPARKLINES_MAX = 24;

export function RunOverview({ run, text, onText }: RunOverviewProps): ReactElement {
  const facts = useMemo(() => runFacts(run), [run]);
  const params = (run.data.params ?? []).map(({ key, value }) => ({ key, value: value ?? '' }));
  const isWanted = wanted(text);
  return (
    <div className={styles['overview']}>
      <SearchField label="Search metrics, params and tags" value={text} onChange={onText} />
      {facts.note !== undefined && facts.note !== '' && (
        <section aria-label="Note" className={styles['note']}>
          {facts.note}
        </section>
      )}
      <div className={styles['columns']}>
        <div>
          <Metrics run={run} isWanted={isWanted} />
          <FactTable
            title="Datasets"
            head={['Name', 'Digest', 'Context', 'Source']}
            rows={facts.datasets.map(({ name, digest, context, source }) => [
              name,
              <code key="digest">{digest}</code>,
              context || '–',
              source,
            ])}
            empty="No dataset was recorded."
          />
        </div>
        <div>
          <Facts title="Params" head="Param" facts={params.filter(isWanted)} empty="No params." />
          <Facts title="Tags" head="Tag" facts={facts.tags.filter(isWanted)} empty="No tags." />
          <Facts title="Origin" head="What" facts={facts.origin} empty="Nothing is known." />
          {facts.parentId !== undefined && (
            <p>
              Child of the run{' '}
              <Link
                className={styles['link']}
                to="/e/$id/r/$runId"
                params={{ id: run.info.experiment_id, runId: facts.parentId }}
              >
                {facts.parentId}
              </Link>
            </p>
          )}
          {facts.systemTags.length > 0 && (
            <details>
              <summary>System tags</summary>
              <Facts title="System tags" head="Tag" facts={facts.systemTags.filter(isWanted)} empty="None." />
            </details>
          )}
        </div>
      </div>
    </div>
  );
}

function wanted(text: string): (fact: { key: string; value?: unknown }) => boolean {
  const part = text.toLowerCase();
  return ({ key, value }) =>
    key.toLowerCase().includes(part) || (typeof value === 'string' && value.toLowerCase().includes(part));
}

interface FactsProps {
  readonly title: string;
  readonly head: string;
  readonly facts: readonly Fact[];
  readonly empty: string;
}

function Facts({ title, head, facts, empty }: FactsProps): ReactElement {
  return (
    <FactTable
      title={title}
      count={facts.length}
      head={[head, 'Value']}
      rows={facts.map(({ key, value }) => [key, value])}
      empty={empty}
    />
  );
}

function Metrics({
  run,
  isWanted,
}: {
  run: Run;
  isWanted: (fact: { key: string }) => boolean;
}): ReactElement {
  const metrics = (run.data.metrics ?? []).filter(({ key }) => isWanted({ key }));
  return (
    <FactTable
      title="Metrics"
      count={metrics.length}
      head={['Metric', 'Last value', 'Step', 'Course']}
      numeric={[1, 2]}
      rows={metrics.map(({ key, value, step }, index) => [
        key,
        <span key="value" title={String(value)}>
          {formatNumber(metricValue(value))}
        </span>,
        Number(step),
        index < SPARKLINES_MAX && <Sparkline key={key} runId={run.info.run_id} metric={key} />,
      ])}
      empty="No metrics."
    />
  );
}
