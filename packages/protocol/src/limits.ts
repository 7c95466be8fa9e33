/** Every limit of the wire, with its unit in its name. Values without a remark are MLflow 3.17's. */

/** Nesting of a request body. MLflow has Python's recursion limit, about 1,000. */
export const JSON_DEPTH_MAX = 100;
/** Size of a JSON request body in bytes; ours: MLflow has no limit in effect. */
export const REQUEST_BODY_BYTES_MAX = 64 * 1024 * 1024;
export const UPLOAD_ARTIFACT_BODY_BYTES_MAX = 10 * 1024 * 1024;
/** Size of a URL with its query in bytes; ours, as wide as 100 run ids and long filters need. */
export const URL_BYTES_MAX = 256 * 1024;
/** Requests that may wait for the store before new ones are answered 503; ours. */
export const PENDING_REQUESTS_MAX = 20_000;

export const KEY_CHARACTERS_MAX = 250;
export const PARAM_VALUE_CHARACTERS_MAX = 6000;
export const TAG_VALUE_CHARACTERS_MAX = 8000;
export const EXPERIMENT_NAME_CHARACTERS_MAX = 500;
export const EXPERIMENT_TAG_VALUE_CHARACTERS_MAX = 20_000;
export const EXPERIMENT_CUSTOM_VIEWS_MAX = 50;
export const RUN_ID_CHARACTERS_MAX = 256;
export const BATCH_METRICS_MAX = 1000;
export const BATCH_PARAMS_MAX = 100;
export const BATCH_TAGS_MAX = 100;
export const BATCH_ENTITIES_MAX = 1000;
export const DATASET_NAME_CHARACTERS_MAX = 500;
export const DATASET_DIGEST_CHARACTERS_MAX = 36;
export const DATASET_SOURCE_CHARACTERS_MAX = 65_535;
export const DATASET_SCHEMA_CHARACTERS_MAX = 1_048_575;
export const DATASET_PROFILE_CHARACTERS_MAX = 16_777_215;
export const INPUT_TAG_KEY_CHARACTERS_MAX = 255;
export const INPUT_TAG_VALUE_CHARACTERS_MAX = 500;
export const SEARCH_RESULTS_MAX = 50_000;
export const SEARCH_RUNS_RESULTS_DEFAULT = 1000;
export const SEARCH_LOGGED_MODELS_RESULTS_DEFAULT = 50;
/** Logged models per page; ours: MLflow checks none. */
export const SEARCH_LOGGED_MODELS_RESULTS_MAX = 50_000;
export const SEARCH_DATASETS_EXPERIMENTS_MAX = 20;
export const SEARCH_DATASETS_RESULTS_MAX = 1000;
export const METRIC_HISTORY_BULK_RUNS_MAX = 100;
export const METRIC_HISTORY_BULK_RESULTS_MAX = 25_000;
export const METRIC_HISTORY_INTERVAL_RESULTS_MAX = 2500;
export const PRESIGNED_EXPIRATION_SECONDS_MAX = 604_800;
