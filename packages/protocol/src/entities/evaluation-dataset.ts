import { enumeration, int64, type Infer, list, message, required, string } from '../schema/field.ts';

/** Where a record of an evaluation dataset comes from. */
export const RecordSourceType = enumeration('RecordSourceType', {
  SOURCE_TYPE_UNSPECIFIED: 0,
  TRACE: 1,
  HUMAN: 2,
  DOCUMENT: 3,
  CODE: 4,
});

/** Named records to evaluate with; not the dataset of a run's inputs. `tags`, `schema` and `profile` are JSON as text. */
export const EvaluationDataset = message('EvaluationDataset', {
  dataset_id: required(string()),
  name: required(string()),
  tags: required(string()),
  schema: string(),
  profile: string(),
  digest: required(string()),
  created_time: required(int64()),
  last_update_time: required(int64()),
  created_by: string(),
  last_updated_by: string(),
  /** Only in the answer to its creation. */
  experiment_ids: list(string()),
});
export type EvaluationDataset = Infer<typeof EvaluationDataset>;
