import { bool, type Infer, message, string, withDefault } from '../schema/field.ts';

/** Limits a search's metric conditions to metrics logged against a dataset. */
export const LoggedModelDatasetFilter = message('SearchLoggedModels.Dataset', {
  dataset_name: string(),
  dataset_digest: string(),
});
export type LoggedModelDatasetFilter = Infer<typeof LoggedModelDatasetFilter>;

export const LoggedModelOrderBy = message('SearchLoggedModels.OrderBy', {
  field_name: withDefault(string(), ''),
  ascending: bool(),
  dataset_name: string(),
  dataset_digest: string(),
});
export type LoggedModelOrderBy = Infer<typeof LoggedModelOrderBy>;
