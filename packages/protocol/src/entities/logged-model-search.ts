import { bool, type Infer, message, required, string } from '../schema/field.ts';

/** Limits a search's metric conditions to metrics logged against a dataset. */
export const LoggedModelDatasetFilter = message('SearchLoggedModels.Dataset', {
  dataset_name: required(string()),
  dataset_digest: string(),
});
export type LoggedModelDatasetFilter = Infer<typeof LoggedModelDatasetFilter>;

export const LoggedModelOrderBy = message('SearchLoggedModels.OrderBy', {
  field_name: required(string()),
  ascending: bool(),
  dataset_name: string(),
  dataset_digest: string(),
});
export type LoggedModelOrderBy = Infer<typeof LoggedModelOrderBy>;
