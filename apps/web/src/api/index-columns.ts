export const COLOUR_COLUMN = 'tags.mlflow.runColor';
export const USER_COLUMN = 'tags.mlflow.user';
export const PARENT_COLUMN = 'tags.mlflow.parentRunId';
/** The datasets of a run, as JSON. */
export const DATASETS_COLUMN = 'datasets';
/** Looked at whether they are shown or not. */
export const ALWAYS_COLUMNS = [PARENT_COLUMN, COLOUR_COLUMN, USER_COLUMN];

/** Whether a column has to be asked for: attributes come by themselves. */
export function isAskedFor(id: string): boolean {
  return id === DATASETS_COLUMN || /^(?:metrics|params|tags)\.|\(metrics\./.test(id);
}
