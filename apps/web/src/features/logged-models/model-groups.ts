import type { LoggedModel } from '../../api/logged-models.ts';
import { metricValue } from '../../api/metric-value.ts';
import { measured, type MeasuredKey } from './model-facts.ts';

/** Models that one run made; '' for those of no run. */
export interface ModelGroup {
  readonly runId: string;
  readonly models: readonly LoggedModel[];
}

/** In the order in which their first models came. */
export function modelGroups(models: readonly LoggedModel[]): ModelGroup[] {
  const groups = Map.groupBy(models, ({ info }) => info.source_run_id ?? '');
  return [...groups].map(([runId, own]) => ({ runId, models: own }));
}

/** A row of the table: a run, or a model. */
export type ModelRow =
  | { readonly kind: 'group'; readonly group: ModelGroup; readonly isOpen: boolean }
  | { readonly kind: 'model'; readonly model: LoggedModel; readonly isInGroup: boolean };

export function modelRows(
  models: readonly LoggedModel[],
  isGrouped: boolean,
  closed: readonly string[],
): ModelRow[] {
  if (!isGrouped) return models.map((model) => ({ kind: 'model', model, isInGroup: false }));
  return modelGroups(models).flatMap((group): ModelRow[] => {
    const isOpen = !closed.includes(group.runId);
    const own = isOpen ? group.models : [];
    return [
      { kind: 'group', group, isOpen },
      ...own.map((model): ModelRow => ({ kind: 'model', model, isInGroup: true })),
    ];
  });
}

export interface MeasuredSummary {
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  /** Models that have the metric. */
  readonly count: number;
}

/** What the metric of several models comes to; undefined where none has it. What is not finite does not count. */
export function measuredSummary(
  models: readonly LoggedModel[],
  key: MeasuredKey,
): MeasuredSummary | undefined {
  const values = models.flatMap((model) => {
    const value = measured(model, key)?.value;
    const number = value === undefined ? Number.NaN : metricValue(value);
    return Number.isFinite(number) ? [number] : [];
  });
  if (values.length === 0) return undefined;
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    min: Math.min(...values),
    max: Math.max(...values),
    count: values.length,
  };
}
