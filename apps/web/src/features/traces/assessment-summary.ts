import { assessmentValue } from '../../api/assessment-value.ts';
import type { TraceInfo } from '../../api/traces.ts';
import { validAssessments } from './trace-facts.ts';
import { counted } from '../../components/format.ts';

export interface AssessmentSummary {
  readonly name: string;
  readonly kind: 'feedback' | 'expectation';
  /** Traces that have it. */
  readonly count: number;
  /** In a few words: `82 % pass`, `mean 0.71`, `3 values`. */
  readonly text: string;
}

/** Words that judges answer with in place of true and false. */
const YES: ReadonlySet<unknown> = new Set([true, 'yes', 'true', 'pass']);
const NO: ReadonlySet<unknown> = new Set([false, 'no', 'false', 'fail']);

/** Whether a value says yes or no; undefined for one that says neither. */
export function verdictOf(value: unknown): boolean | undefined {
  const plain = typeof value === 'string' ? value.toLowerCase() : value;
  if (YES.has(plain)) return true;
  return NO.has(plain) ? false : undefined;
}

/** What the traces' assessments come to, by name, in the order of their names. */
export function assessmentSummaries(traces: readonly TraceInfo[]): AssessmentSummary[] {
  const byName = new Map<string, { kind: AssessmentSummary['kind']; values: unknown[] }>();
  for (const trace of traces) {
    for (const one of validAssessments(trace)) {
      if (one.issue !== undefined) continue;
      const { assessment_name: name = '', expectation } = one;
      const entry = byName.get(name) ?? {
        kind: expectation === undefined ? 'feedback' : 'expectation',
        values: [],
      };
      entry.values.push(assessmentValue(one));
      byName.set(name, entry);
    }
  }
  return [...byName]
    .map(([name, { kind, values }]): AssessmentSummary => ({
      name,
      kind,
      count: values.length,
      text: kind === 'expectation' ? '' : summaryOf(values),
    }))
    .toSorted((a, b) => a.kind.localeCompare(b.kind) * -1 || a.name.localeCompare(b.name));
}

function summaryOf(all: readonly unknown[]): string {
  const values = all.filter((value) => value !== undefined && value !== null);
  const verdicts = values.map(verdictOf);
  if (values.length === 0) return '';
  if (verdicts.every((verdict) => verdict !== undefined)) {
    const passed = verdicts.filter(Boolean).length;
    return `${Math.round((100 * passed) / verdicts.length)} % pass`;
  }
  if (values.every((value) => typeof value === 'number')) {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return `mean ${Number(mean.toPrecision(3))}`;
  }
  const different = new Set(values.map((value) => JSON.stringify(value))).size;
  return counted(different, 'value');
}
