import type { EndpointHandler } from '../application/handler.ts';
import { EVALUATION_RECORDS_RESULTS_DEFAULT, EVALUATION_RECORDS_RESULTS_MAX } from '@millrace/protocol';
import { checkPageSize } from '../application/page-size.ts';

export const getEvaluationRecords: EndpointHandler<'evaluation-datasets/get-records'> = async (
  request,
  { store },
) => {
  const { dataset_id = '', page_token } = request;
  const max_results = request.max_results || EVALUATION_RECORDS_RESULTS_DEFAULT;
  checkPageSize(max_results, EVALUATION_RECORDS_RESULTS_MAX);
  return store.evaluationDatasets.records({ dataset_id, max_results, page_token });
};
