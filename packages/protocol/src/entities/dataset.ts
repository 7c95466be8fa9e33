import { type Infer, list, message, nested, required, string, withDefault } from '../schema/field.ts';

export const InputTag = message('InputTag', { key: required(string()), value: withDefault(string(), '') });
export type InputTag = Infer<typeof InputTag>;

export const Dataset = message('Dataset', {
  name: required(string()),
  digest: required(string()),
  source_type: required(string()),
  source: required(string()),
  schema: string(),
  profile: string(),
});
export type Dataset = Infer<typeof Dataset>;

export const DatasetInput = message('DatasetInput', {
  tags: list(nested(InputTag)),
  dataset: required(nested(Dataset)),
});
export type DatasetInput = Infer<typeof DatasetInput>;

export const DatasetSummary = message('DatasetSummary', {
  experiment_id: required(string()),
  name: required(string()),
  digest: required(string()),
  context: string(),
});
export type DatasetSummary = Infer<typeof DatasetSummary>;
