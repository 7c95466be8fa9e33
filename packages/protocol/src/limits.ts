/** Every limit of the wire, with its unit in its name. Values without a remark are MLflow 3.17's. */

/** Nesting of a request body; ours: where MLflow meets Python's recursion limit, about 1,000, it answers 500. */
export const JSON_DEPTH_MAX = 500;
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
export const REGISTRY_NAME_CHARACTERS_MAX = 256;
export const REGISTRY_TAG_VALUE_CHARACTERS_MAX = 100_000;
export const REGISTRY_DESCRIPTION_CHARACTERS_MAX = 100_000;
export const MODEL_VERSION_SOURCE_CHARACTERS_MAX = 2048;
/** Pages of the registry's history; ours. */
export const REGISTRY_HISTORY_RESULTS_DEFAULT = 100;
export const REGISTRY_HISTORY_RESULTS_MAX = 1000;
/** Rules of one promotion policy, of each kind; ours. */
export const PROMOTION_RULES_MAX = 100;
export const PROMOTION_APPROVALS_MAX = 20;
export const APPROVAL_COMMENT_CHARACTERS_MAX = 5000;
/** Size of an MLmodel file that the server looks into; ours. */
export const MODEL_FILE_BYTES_MAX = 1024 * 1024;
export const GRAPHQL_DEPTH_MAX = 10;
export const GRAPHQL_SELECTIONS_MAX = 1000;
export const GRAPHQL_ROOT_FIELDS_MAX = 10;
export const GRAPHQL_ALIASES_MAX = 10;
export const ALIAS_CHARACTERS_MAX = 255;
export const SEARCH_REGISTERED_MODELS_RESULTS_DEFAULT = 100;
export const SEARCH_REGISTERED_MODELS_RESULTS_MAX = 1000;
export const SEARCH_MODEL_VERSIONS_RESULTS_MAX = 200_000;
export const SEARCH_TRACES_RESULTS_DEFAULT = 100;
export const SEARCH_TRACES_RESULTS_MAX = 500;
export const TRACE_METRICS_RESULTS_MAX = 1000;
export const TRACE_LINKS_MAX = 100;
export const TRACE_NAME_CHARACTERS_MAX = 4096;
export const TRACE_SESSION_CHARACTERS_MAX = 250;
/** Characters of a trace's previews, and of keys and values when a trace is shown. */
export const TRACE_PREVIEW_CHARACTERS_MAX = 1000;
export const TRACE_METADATA_SHOWN_CHARACTERS_MAX = 250;
export const TRACE_TAG_KEY_SHOWN_CHARACTERS_MAX = 250;
export const TRACE_TAG_VALUE_SHOWN_CHARACTERS_MAX = 4096;
export const SPAN_MODEL_CHARACTERS_MAX = 500;
/** Assessments on one trace; ours. */
export const TRACE_ASSESSMENTS_MAX = 1000;
/** Traces in one batch get; ours. */
export const BATCH_GET_TRACES_MAX = 1000;
/** Spans in one OTLP request; ours. */
export const OTLP_SPANS_MAX = 100_000;
/** Nesting of an attribute's value in OTLP; ours, as protobuf's own parsers have one. */
export const OTLP_VALUE_DEPTH_MAX = 64;
export const LIST_WEBHOOKS_RESULTS_DEFAULT = 100;
export const LIST_WEBHOOKS_RESULTS_MAX = 1000;
/** Pages of a webhook's deliveries; ours. */
export const WEBHOOK_DELIVERIES_RESULTS_DEFAULT = 100;
export const WEBHOOK_DELIVERIES_RESULTS_MAX = 1000;
export const WEBHOOK_DESCRIPTION_CHARACTERS_MAX = 5000;
export const WEBHOOK_URL_CHARACTERS_MAX = 2048;
export const WEBHOOK_SECRET_CHARACTERS_MAX = 1000;
/** Deliveries of one webhook that may wait; beyond it the oldest are given up. Ours. */
export const WEBHOOK_DELIVERIES_WAITING_MAX = 50_000;
/** Deliveries of one webhook that are kept to be looked at after they were made or given up; ours. */
export const WEBHOOK_DELIVERIES_KEPT_MAX = 1000;
/** How long a delivery is tried; ours: MLflow gives up after its quick retries. */
export const WEBHOOK_DELIVERY_AGE_MS_MAX = 72 * 3_600_000;
/** Longest pause between two attempts; ours. */
export const WEBHOOK_PAUSE_MS_MAX = 4 * 3_600_000;
export const WEBHOOK_REQUESTS_PER_RECEIVER_MAX = 2;
/** Bytes of a receiver's answer that are read; ours. */
export const WEBHOOK_RESPONSE_BYTES_MAX = 16 * 1024;
/** Characters of the error that is kept of an attempt; ours. */
export const WEBHOOK_ERROR_CHARACTERS_MAX = 1000;
export const SEARCH_ISSUES_RESULTS_DEFAULT = 100;
export const SEARCH_EVALUATION_DATASETS_RESULTS_DEFAULT = 1000;
export const EVALUATION_DATASET_NAME_CHARACTERS_MAX = 255;
export const EVALUATION_DATASET_TAG_KEY_CHARACTERS_MAX = 255;
export const EVALUATION_DATASET_TAG_VALUE_CHARACTERS_MAX = 5000;
export const EVALUATION_RECORDS_RESULTS_DEFAULT = 1000;
/** Records of one page; ours: MLflow has no limit. */
export const EVALUATION_RECORDS_RESULTS_MAX = 50_000;
export const SCORER_NAME_CHARACTERS_MAX = 256;
export const LIST_LABEL_SCHEMAS_RESULTS_DEFAULT = 100;
export const LABEL_SCHEMA_NAME_CHARACTERS_MAX = 250;
export const LABEL_SCHEMA_INSTRUCTION_CHARACTERS_MAX = 1000;
export const LABEL_CHARACTERS_MAX = 64;
export const LABEL_OPTIONS_MAX = 10;
export const LIST_REVIEW_QUEUES_RESULTS_DEFAULT = 1000;
export const REVIEW_QUEUE_NAME_CHARACTERS_MAX = 250;
export const REVIEW_QUEUE_USER_CHARACTERS_MAX = 250;
export const REVIEW_QUEUE_USERS_MAX = 10;
export const REVIEW_ITEM_ID_CHARACTERS_MAX = 50;
export const LABEL_SCHEMA_ID_CHARACTERS_MAX = 36;
/** Size of a file of spans that the server looks into; ours. */
export const TRACE_FILE_BYTES_MAX = 64 * 1024 * 1024;
/** Columns, and runs named one by one, of one run index. */
export const INDEX_COLUMNS_MAX = 200;
export const INDEX_RUNS_MAX = 5000;
/** Runs of one part of a run index: so many take a reader some tens of milliseconds. */
export const INDEX_PART_DEFAULT = 5000;
export const INDEX_PART_MAX = 20_000;
/** Values of one run index beside the attributes: runs times columns. */
export const INDEX_VALUES_MAX = 20_000_000;
/** Runs, keys and stretches of one question for series. */
export const SERIES_RUNS_MAX = 1000;
export const SERIES_KEYS_MAX = 100;
export const SERIES_BUCKETS_MAX = 4000;
/** Series of one question: runs times keys. */
export const SERIES_MAX = 20_000;
/** Points that one question for series reads to join metrics by step; a million take most of a second. */
export const SERIES_JOINED_POINTS_MAX = 5_000_000;
/** Experiments of one question for activity. */
export const ACTIVITY_EXPERIMENTS_MAX = 1000;
/** Runs found over all experiments. */
export const FIND_RUNS_RESULTS_DEFAULT = 20;
export const FIND_RUNS_RESULTS_MAX = 200;
export const FIND_TEXT_CHARACTERS_MAX = 500;
/** Saved views; a view is the query of an address. */
export const VIEW_NAME_CHARACTERS_MAX = 200;
export const VIEW_SEARCH_BYTES_MAX = 64 * 1024;
export const VIEWS_PER_EXPERIMENT_MAX = 200;
/** Open streams of changes, over all clients. */
export const CHANGE_STREAMS_MAX = 500;
