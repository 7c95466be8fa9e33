import type { Metric } from '@millrace/protocol';
import { storedValue } from '@millrace/store';
import type { RunHandle, Session } from './session.ts';

/** Adds a point to the metrics of a logged model; a model that does not exist (yet) gets none. */
export function appendModelMetric(
  session: Session,
  run: RunHandle,
  metric: Metric & { model_id: string; name_id: number },
): void {
  const value = storedValue(metric.value);
  session.database.run(
    'INSERT OR IGNORE INTO logged_model_metrics SELECT model_key, ?, ?, ?, ?, ?, ?, ? FROM logged_models WHERE model_id = ?',
    metric.name_id,
    metric.timestamp,
    metric.step,
    run.run_id,
    Number.isNaN(value) ? null : value,
    metric.dataset_name || null,
    metric.dataset_digest || null,
    metric.model_id,
  );
}
