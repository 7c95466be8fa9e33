/** Tag keys that MLflow gives a meaning of their own. */
export const RUN_NAME_TAG = 'mlflow.runName';
export const USER_TAG = 'mlflow.user';
export const DATASET_CONTEXT_TAG = 'mlflow.data.context';
export const LOGGED_MODELS_HISTORY_TAG = 'mlflow.log-model.history';
export const CUSTOM_VIEW_TAG_PREFIX = 'mlflow.customView.view';
export const TRACE_ARCHIVAL_RETENTION_TAG = 'mlflow.trace.archivalRetention';
export const TRACE_ARCHIVE_NOW_TAG = 'mlflow.trace.archiveNow';
