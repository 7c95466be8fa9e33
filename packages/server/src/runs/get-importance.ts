import { INDEX_COLUMNS_MAX, invalidParameter } from '@millrace/protocol';
import { importances, parseColumnId } from '@millrace/store';
import type { EndpointHandler } from '../application/handler.ts';

export const getImportance: EndpointHandler<'runs/get-importance'> = async (request, { store }) => {
  const { experiment_ids, target, columns = [], run_ids = [] } = request;
  if (parseColumnId(target)?.kind !== 'metric')
    throw invalidParameter(`The target '${target}' is no metric.`);
  const query = { experiment_ids, run_view_type: 'ACTIVE_ONLY', automatic_max: 0 } as const;
  const { keys } = columns.length > 0 ? {} : await store.runs.index({ ...query, columns: [] });
  const varying = (keys?.params ?? []).filter(({ varies }) => varies).map(({ key }) => `params.${key}`);
  const features = columns.length > 0 ? columns : varying.slice(0, INDEX_COLUMNS_MAX);
  const index = await store.runs.index({
    ...query,
    columns: [target, ...features],
    run_ids: run_ids.length > 0 ? run_ids : undefined,
  });
  return { importances: importances(index, target, features) };
};
