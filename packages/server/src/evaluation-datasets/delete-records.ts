import type { EndpointHandler } from '../application/handler.ts';

export const deleteEvaluationRecords: EndpointHandler<'evaluation-datasets/delete-records'> = async (
  { dataset_id = '', dataset_record_ids = [] },
  { store },
) => ({ deleted_count: await store.evaluationDatasets.deleteRecords(dataset_id, dataset_record_ids) });
