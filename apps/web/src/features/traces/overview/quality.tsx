import type { ReactElement } from 'react';
import { quotedLiterally } from '../../../api/quoted.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Snippet } from '../../../components/snippet.tsx';
import { MetricCard } from './metric-card.tsx';
import { courseOf, dimensionOf, pointValue } from './metric-points.ts';
import { type Metric, type OverviewView, useMetric } from './overview-view.ts';
import styles from './overview.module.css';
import { COUNT, NUMBER, SHARE } from './units.ts';
import { assessmentForm, type CountedValue } from './verdicts.ts';

const FEEDBACK = ["assessment.type = 'feedback'"];
/** A chart each: more would be many questions at once. */
const NAMES_MAX = 24;
const WORDS_MAX = 8;

/** What was said of the traces: pass rates and means over time, or how often which word. */
export function Quality({ view }: { readonly view: OverviewView }): ReactElement {
  const names = useMetric(view, {
    view: 'ASSESSMENTS',
    metric: 'assessment_count',
    aggregations: ['COUNT'],
    dimensions: ['assessment_name'],
    filters: FEEDBACK,
  });
  const means = useMetric(view, {
    view: 'ASSESSMENTS',
    metric: 'assessment_value',
    aggregations: ['AVG'],
    dimensions: ['assessment_name'],
    filters: FEEDBACK,
    isByTime: true,
  });
  if (names.error !== null) return <p role="alert">{names.error.message}</p>;
  if (names.points.length === 0) return names.isPending ? <p>Loading…</p> : <NoFeedback />;
  const shown = names.points
    .toSorted((a, b) => pointValue(b, 'COUNT') - pointValue(a, 'COUNT'))
    .slice(0, NAMES_MAX)
    .map((point) => dimensionOf(point, 'assessment_name'));
  return (
    <>
      <div className={styles['grid']}>
        {shown.map((name) => (
          <Feedback key={name} view={view} name={name} means={means} />
        ))}
      </div>
      {names.points.length > NAMES_MAX && (
        <p className={styles['more']}>
          The {NAMES_MAX} most frequent of {names.points.length} names.
        </p>
      )}
    </>
  );
}

function NoFeedback(): ReactElement {
  return (
    <EmptyState title="Nothing was said of these traces">
      <Snippet
        label="Give feedback"
        code={{
          Python: `mlflow.log_feedback(trace_id="tr-…", name="correct", value=True)`,
          'A scorer': `from mlflow.genai import scorer

@scorer
def is_short(outputs):
    return len(outputs) < 100

mlflow.genai.evaluate(data=mlflow.search_traces(), scorers=[is_short])`,
        }}
      />
    </EmptyState>
  );
}

interface FeedbackProps {
  readonly view: OverviewView;
  readonly name: string;
  readonly means: Metric;
}

function Feedback({ view, name, means }: FeedbackProps): ReactElement {
  const filters = [...FEEDBACK, `assessment.name = ${quotedLiterally(name)}`];
  const values = useMetric(view, {
    view: 'ASSESSMENTS',
    metric: 'assessment_count',
    aggregations: ['COUNT'],
    dimensions: ['assessment_value'],
    filters,
  });
  const overall = useMetric(view, {
    view: 'ASSESSMENTS',
    metric: 'assessment_value',
    aggregations: ['AVG'],
    filters,
  });
  const form = assessmentForm(values.points);
  const key = name.includes('`') ? undefined : `feedback.\`${name}\``;
  if (form.kind === 'words' && form.count > 0)
    return <Words name={name} values={form.values} count={form.count} />;
  const unit = form.kind === 'verdicts' ? SHARE : NUMBER;
  const mean = overall.points[0] === undefined ? Number.NaN : pointValue(overall.points[0], 'AVG');
  const own = means.points.filter((point) => dimensionOf(point, 'assessment_name') === name);
  return (
    <MetricCard
      {...{ view, unit, metrics: [means, values] }}
      title={name}
      kind="lines"
      series={[{ id: name, title: name, colour: '--run-3', values: courseOf(own, view.starts, 'AVG') }]}
      total={
        form.count === 0
          ? undefined
          : form.kind === 'verdicts'
            ? `${SHARE.format(form.passed / form.count)} pass`
            : `mean ${NUMBER.format(mean)}`
      }
      note={form.count === 0 ? undefined : `${COUNT.format(form.count)} values`}
      top={form.kind === 'verdicts' ? 1 : undefined}
      condition={key && `${key} IS NOT NULL`}
      empty="No values that could be averaged."
    />
  );
}

interface WordsProps {
  readonly name: string;
  readonly values: readonly CountedValue[];
  readonly count: number;
}

/** Values that are neither verdicts nor numbers have no mean: how often each was given. */
function Words({ name, values, count }: WordsProps): ReactElement {
  const most = Math.max(1, ...values.map((value) => value.count));
  return (
    <section className={styles['words']} aria-label={name}>
      <h3 dir="auto">{name}</h3>
      <p>
        {COUNT.format(count)} values, {values.length} different
      </p>
      <table>
        <tbody>
          {values.slice(0, WORDS_MAX).map((value) => (
            <tr key={value.text}>
              <th scope="row" title={value.text} dir="auto">
                {value.text}
              </th>
              <td>
                <span style={{ width: `${(100 * value.count) / most}%` }} />
              </td>
              <td>{COUNT.format(value.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
