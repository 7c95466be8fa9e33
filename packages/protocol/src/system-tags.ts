/** Tag keys that MLflow gives a meaning of their own. */
export const RUN_NAME_TAG = 'mlflow.runName';
export const USER_TAG = 'mlflow.user';
export const DATASET_CONTEXT_TAG = 'mlflow.data.context';
export const LOGGED_MODELS_HISTORY_TAG = 'mlflow.log-model.history';
export const CUSTOM_VIEW_TAG_PREFIX = 'mlflow.customView.view';
export const TRACE_ARCHIVAL_RETENTION_TAG = 'mlflow.trace.archivalRetention';
export const TRACE_ARCHIVE_NOW_TAG = 'mlflow.trace.archiveNow';
export const IS_PROMPT_TAG = 'mlflow.prompt.is_prompt';
export const PROMPT_TEXT_TAG = 'mlflow.prompt.text';
export const PROMPT_TYPE_TAG = '_mlflow_prompt_type';
/** On a logged model: the JSON list of the model versions made of it. */
export const MODEL_VERSIONS_TAG = 'mlflow.modelVersions';
export const TRACE_NAME_TAG = 'mlflow.traceName';
export const TRACE_ARTIFACT_LOCATION_TAG = 'mlflow.artifactLocation';
export const TRACE_SPANS_LOCATION_TAG = 'mlflow.trace.spansLocation';
export const TRACE_ARCHIVE_LOCATION_TAG = 'mlflow.trace.archiveLocation';
export const TRACE_ARCHIVAL_FAILURE_TAG = 'mlflow.trace.archivalFailure';
/** What `prompt` means in a filter of traces. */
export const LINKED_PROMPTS_TAG = 'mlflow.linkedPrompts';
/** Keys of a trace's metadata that MLflow gives a meaning of their own. */
export const TRACE_SESSION_METADATA = 'mlflow.trace.session';
export const TRACE_USER_METADATA = 'mlflow.trace.user';
export const TRACE_TOKEN_USAGE_METADATA = 'mlflow.trace.tokenUsage';
export const TRACE_COST_METADATA = 'mlflow.trace.cost';
export const TRACE_SIZE_STATS_METADATA = 'mlflow.trace.sizeStats';
export const TRACE_FINALIZED_METADATA = 'mlflow.trace.infoFinalized';
export const SOURCE_RUN_METADATA = 'mlflow.sourceRun';
/** In an assessment's metadata: the run that made it. */
export const ASSESSMENT_SOURCE_RUN_METADATA = 'mlflow.assessment.sourceRunId';
