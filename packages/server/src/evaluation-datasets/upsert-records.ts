import type { EndpointHandler } from '../application/handler.ts';

export const upsertEvaluationRecords: EndpointHandler<'evaluation-datasets/upsert-records'> = async (
  { dataset_id = '', records },
  { store },
) => {
  const { inserted, updated } = await store.evaluationDatasets.upsertRecords(dataset_id, records);
  return { inserted_count: inserted, updated_count: updated };
};
