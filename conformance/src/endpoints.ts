/**
 * The endpoints that the corpus must cover, as MLflow 3.17.2 declares them. Facts taken from its protocol files:
 * what is sent for each field is generated from this table, so a new row widens the corpus by itself.
 */
export type FieldType = 'string' | 'int' | 'double' | 'enum' | 'object';

export interface EndpointField {
  readonly name: string;
  readonly type: FieldType;
  readonly isRepeated?: true;
  /** MLflow refuses a request without it. */
  readonly isRequired?: true;
  readonly isInPath?: true;
}

export interface Endpoint {
  /** `<noun>:<action>`, the beginning of the ids of its requirements. */
  readonly id: string;
  readonly method: string;
  /** `/mlflow…` paths are served below both `/api/2.0` and `/ajax-api/2.0`. `{x}` is one segment, `{x*}` several. */
  readonly path: string;
  readonly takes: 'body' | 'query' | 'bytes';
  readonly fields: readonly EndpointField[];
}

const field = (name: string, type: FieldType, marks = ''): EndpointField => ({
  name,
  type,
  ...(marks.includes('[') ? { isRepeated: true } : {}),
  ...(marks.includes('!') ? { isRequired: true } : {}),
  ...(marks.includes('/') ? { isInPath: true } : {}),
});

/** Marks of a field: `!` required, `[` repeated, `/` in the path. */
export const endpoints: readonly Endpoint[] = [
  {
    id: 'artifacts:get',
    method: 'GET',
    path: '/get-artifact',
    takes: 'query',
    fields: [field('run_id', 'string'), field('run_uuid', 'string'), field('path', 'string', '!')],
  },
  {
    id: 'artifacts:list',
    method: 'GET',
    path: '/mlflow/artifacts/list',
    takes: 'query',
    fields: [
      field('run_id', 'string', '!'),
      field('run_uuid', 'string'),
      field('path', 'string'),
      field('page_token', 'string'),
    ],
  },
  {
    id: 'artifacts:presigned-download-url',
    method: 'POST',
    path: '/mlflow/artifacts/presigned-download-url',
    takes: 'body',
    fields: [field('run_id', 'string', '!'), field('path', 'string', '!'), field('expiration', 'int')],
  },
  {
    id: 'artifacts:presigned-upload-url',
    method: 'POST',
    path: '/mlflow/artifacts/presigned-upload-url',
    takes: 'body',
    fields: [
      field('run_id', 'string'),
      field('path', 'string', '!'),
      field('expiration', 'int'),
      field('model_id', 'string'),
    ],
  },
  {
    id: 'artifacts:upload',
    method: 'POST',
    path: '/ajax-api/2.0/mlflow/upload-artifact',
    takes: 'bytes',
    fields: [field('run_uuid', 'string', '!'), field('path', 'string', '!')],
  },
  {
    id: 'experiments:create',
    method: 'POST',
    path: '/mlflow/experiments/create',
    takes: 'body',
    fields: [
      field('name', 'string', '!'),
      field('artifact_location', 'string'),
      field('tags', 'object', '['),
    ],
  },
  {
    id: 'experiments:delete',
    method: 'POST',
    path: '/mlflow/experiments/delete',
    takes: 'body',
    fields: [field('experiment_id', 'string', '!')],
  },
  {
    id: 'experiments:delete-tag',
    method: 'POST',
    path: '/mlflow/experiments/delete-experiment-tag',
    takes: 'body',
    fields: [field('experiment_id', 'string', '!'), field('key', 'string', '!')],
  },
  {
    id: 'experiments:get',
    method: 'GET',
    path: '/mlflow/experiments/get',
    takes: 'query',
    fields: [field('experiment_id', 'string', '!')],
  },
  {
    id: 'experiments:get-by-name',
    method: 'GET',
    path: '/mlflow/experiments/get-by-name',
    takes: 'query',
    fields: [field('experiment_name', 'string', '!')],
  },
  {
    id: 'experiments:restore',
    method: 'POST',
    path: '/mlflow/experiments/restore',
    takes: 'body',
    fields: [field('experiment_id', 'string', '!')],
  },
  {
    id: 'experiments:search',
    method: 'POST',
    path: '/mlflow/experiments/search',
    takes: 'body',
    fields: [
      field('max_results', 'int'),
      field('page_token', 'string'),
      field('filter', 'string'),
      field('order_by', 'string', '['),
      field('view_type', 'enum'),
    ],
  },
  {
    id: 'experiments:search-by-get',
    method: 'GET',
    path: '/mlflow/experiments/search',
    takes: 'query',
    fields: [
      field('max_results', 'int'),
      field('page_token', 'string'),
      field('filter', 'string'),
      field('order_by', 'string', '['),
      field('view_type', 'enum'),
    ],
  },
  {
    id: 'experiments:search-datasets',
    method: 'POST',
    path: '/ajax-api/2.0/mlflow/experiments/search-datasets',
    takes: 'body',
    fields: [field('experiment_ids', 'string', '![')],
  },
  {
    id: 'experiments:set-tag',
    method: 'POST',
    path: '/mlflow/experiments/set-experiment-tag',
    takes: 'body',
    fields: [field('experiment_id', 'string', '!'), field('key', 'string', '!'), field('value', 'string')],
  },
  {
    id: 'experiments:update',
    method: 'POST',
    path: '/mlflow/experiments/update',
    takes: 'body',
    fields: [field('experiment_id', 'string', '!'), field('new_name', 'string', '!')],
  },
  {
    id: 'logged-models:create',
    method: 'POST',
    path: '/mlflow/logged-models',
    takes: 'body',
    fields: [
      field('experiment_id', 'string', '!'),
      field('name', 'string'),
      field('model_type', 'string'),
      field('source_run_id', 'string'),
      field('params', 'object', '['),
      field('tags', 'object', '['),
    ],
  },
  {
    id: 'logged-models:delete',
    method: 'DELETE',
    path: '/mlflow/logged-models/{model_id}',
    takes: 'body',
    fields: [field('model_id', 'string', '/')],
  },
  {
    id: 'logged-models:delete-tag',
    method: 'DELETE',
    path: '/mlflow/logged-models/{model_id}/tags/{tag_key}',
    takes: 'body',
    fields: [field('model_id', 'string', '/'), field('tag_key', 'string', '/')],
  },
  {
    id: 'logged-models:finalize',
    method: 'PATCH',
    path: '/mlflow/logged-models/{model_id}',
    takes: 'body',
    fields: [field('model_id', 'string', '!/'), field('status', 'enum', '!')],
  },
  {
    id: 'logged-models:get',
    method: 'GET',
    path: '/mlflow/logged-models/{model_id}',
    takes: 'query',
    fields: [field('model_id', 'string', '/')],
  },
  {
    id: 'logged-models:get-artifact-file',
    method: 'GET',
    path: '/ajax-api/2.0/mlflow/logged-models/{model_id}/artifacts/files',
    takes: 'query',
    fields: [field('model_id', 'string', '!/'), field('artifact_file_path', 'string', '!')],
  },
  {
    id: 'logged-models:list-artifacts',
    method: 'GET',
    path: '/mlflow/logged-models/{model_id}/artifacts/directories',
    takes: 'query',
    fields: [
      field('model_id', 'string', '/'),
      field('artifact_directory_path', 'string'),
      field('page_token', 'string'),
    ],
  },
  {
    id: 'logged-models:log-params',
    method: 'POST',
    path: '/mlflow/logged-models/{model_id}/params',
    takes: 'body',
    fields: [field('model_id', 'string', '!/'), field('params', 'object', '[')],
  },
  {
    id: 'logged-models:search',
    method: 'POST',
    path: '/mlflow/logged-models/search',
    takes: 'body',
    fields: [
      field('experiment_ids', 'string', '!['),
      field('filter', 'string'),
      field('datasets', 'object', '['),
      field('max_results', 'int'),
      field('order_by', 'object', '['),
      field('page_token', 'string'),
    ],
  },
  {
    id: 'logged-models:set-tags',
    method: 'PATCH',
    path: '/mlflow/logged-models/{model_id}/tags',
    takes: 'body',
    fields: [field('model_id', 'string', '/'), field('tags', 'object', '[')],
  },
  {
    id: 'metrics:get-history',
    method: 'GET',
    path: '/mlflow/metrics/get-history',
    takes: 'query',
    fields: [
      field('run_id', 'string', '!'),
      field('run_uuid', 'string'),
      field('metric_key', 'string', '!'),
      field('page_token', 'string'),
      field('max_results', 'int'),
    ],
  },
  {
    id: 'metrics:get-history-bulk',
    method: 'GET',
    path: '/ajax-api/2.0/mlflow/metrics/get-history-bulk',
    takes: 'query',
    fields: [
      field('run_id', 'string', '!['),
      field('metric_key', 'string', '!'),
      field('max_results', 'int'),
    ],
  },
  {
    id: 'metrics:get-history-bulk-interval',
    method: 'GET',
    path: '/mlflow/metrics/get-history-bulk-interval',
    takes: 'query',
    fields: [
      field('run_ids', 'string', '!['),
      field('metric_key', 'string', '!'),
      field('start_step', 'int'),
      field('end_step', 'int'),
      field('max_results', 'int'),
    ],
  },
  {
    id: 'mlflow-artifacts:abort-multipart-upload',
    method: 'POST',
    path: '/mlflow-artifacts/mpu/abort/{artifact_path*}',
    takes: 'body',
    fields: [field('path', 'string', '!'), field('upload_id', 'string')],
  },
  {
    id: 'mlflow-artifacts:complete-multipart-upload',
    method: 'POST',
    path: '/mlflow-artifacts/mpu/complete/{artifact_path*}',
    takes: 'body',
    fields: [field('path', 'string', '!'), field('upload_id', 'string'), field('parts', 'object', '![')],
  },
  {
    id: 'mlflow-artifacts:create-multipart-upload',
    method: 'POST',
    path: '/mlflow-artifacts/mpu/create/{artifact_path*}',
    takes: 'body',
    fields: [field('path', 'string', '!'), field('num_parts', 'int')],
  },
  {
    id: 'mlflow-artifacts:delete',
    method: 'DELETE',
    path: '/mlflow-artifacts/artifacts/{artifact_path*}',
    takes: 'query',
    fields: [],
  },
  {
    id: 'mlflow-artifacts:download',
    method: 'GET',
    path: '/mlflow-artifacts/artifacts/{artifact_path*}',
    takes: 'query',
    fields: [],
  },
  {
    id: 'mlflow-artifacts:list',
    method: 'GET',
    path: '/mlflow-artifacts/artifacts',
    takes: 'query',
    fields: [field('path', 'string')],
  },
  {
    id: 'mlflow-artifacts:presigned-download',
    method: 'GET',
    path: '/mlflow-artifacts/presigned/{artifact_path*}',
    takes: 'query',
    fields: [],
  },
  {
    id: 'mlflow-artifacts:upload',
    method: 'PUT',
    path: '/mlflow-artifacts/artifacts/{artifact_path*}',
    takes: 'bytes',
    fields: [],
  },
  {
    id: 'runs:create',
    method: 'POST',
    path: '/mlflow/runs/create',
    takes: 'body',
    fields: [
      field('experiment_id', 'string'),
      field('user_id', 'string'),
      field('run_name', 'string'),
      field('start_time', 'int'),
      field('tags', 'object', '['),
    ],
  },
  {
    id: 'runs:delete',
    method: 'POST',
    path: '/mlflow/runs/delete',
    takes: 'body',
    fields: [field('run_id', 'string', '!')],
  },
  {
    id: 'runs:delete-tag',
    method: 'POST',
    path: '/mlflow/runs/delete-tag',
    takes: 'body',
    fields: [field('run_id', 'string', '!'), field('key', 'string', '!')],
  },
  {
    id: 'runs:get',
    method: 'GET',
    path: '/mlflow/runs/get',
    takes: 'query',
    fields: [field('run_id', 'string', '!'), field('run_uuid', 'string')],
  },
  {
    id: 'runs:log-batch',
    method: 'POST',
    path: '/mlflow/runs/log-batch',
    takes: 'body',
    fields: [
      field('run_id', 'string', '!'),
      field('metrics', 'object', '['),
      field('params', 'object', '['),
      field('tags', 'object', '['),
    ],
  },
  {
    id: 'runs:log-inputs',
    method: 'POST',
    path: '/mlflow/runs/log-inputs',
    takes: 'body',
    fields: [
      field('run_id', 'string', '!'),
      field('datasets', 'object', '['),
      field('models', 'object', '['),
    ],
  },
  {
    id: 'runs:log-metric',
    method: 'POST',
    path: '/mlflow/runs/log-metric',
    takes: 'body',
    fields: [
      field('run_id', 'string', '!'),
      field('run_uuid', 'string'),
      field('key', 'string', '!'),
      field('value', 'double', '!'),
      field('timestamp', 'int', '!'),
      field('step', 'int'),
      field('model_id', 'string'),
      field('dataset_name', 'string'),
      field('dataset_digest', 'string'),
    ],
  },
  {
    id: 'runs:log-model',
    method: 'POST',
    path: '/mlflow/runs/log-model',
    takes: 'body',
    fields: [field('run_id', 'string', '!'), field('model_json', 'string', '!')],
  },
  {
    id: 'runs:log-parameter',
    method: 'POST',
    path: '/mlflow/runs/log-parameter',
    takes: 'body',
    fields: [
      field('run_id', 'string', '!'),
      field('run_uuid', 'string'),
      field('key', 'string', '!'),
      field('value', 'string'),
    ],
  },
  {
    id: 'runs:outputs',
    method: 'POST',
    path: '/mlflow/runs/outputs',
    takes: 'body',
    fields: [field('run_id', 'string', '!'), field('models', 'object', '![')],
  },
  {
    id: 'runs:restore',
    method: 'POST',
    path: '/mlflow/runs/restore',
    takes: 'body',
    fields: [field('run_id', 'string', '!')],
  },
  {
    id: 'runs:search',
    method: 'POST',
    path: '/mlflow/runs/search',
    takes: 'body',
    fields: [
      field('experiment_ids', 'string', '['),
      field('filter', 'string'),
      field('run_view_type', 'enum'),
      field('max_results', 'int'),
      field('order_by', 'string', '['),
      field('page_token', 'string'),
    ],
  },
  {
    id: 'runs:set-tag',
    method: 'POST',
    path: '/mlflow/runs/set-tag',
    takes: 'body',
    fields: [
      field('run_id', 'string', '!'),
      field('run_uuid', 'string'),
      field('key', 'string', '!'),
      field('value', 'string'),
    ],
  },
  {
    id: 'runs:update',
    method: 'POST',
    path: '/mlflow/runs/update',
    takes: 'body',
    fields: [
      field('run_id', 'string', '!'),
      field('run_uuid', 'string'),
      field('status', 'enum'),
      field('end_time', 'int'),
      field('run_name', 'string'),
    ],
  },
  {
    id: 'server:health',
    method: 'GET',
    path: '/health',
    takes: 'query',
    fields: [],
  },
  {
    id: 'server:info',
    method: 'GET',
    path: '/api/3.0/mlflow/server-info',
    takes: 'query',
    fields: [],
  },
  {
    id: 'server:version',
    method: 'GET',
    path: '/version',
    takes: 'query',
    fields: [],
  },
];

/** The endpoint that a request went to; undefined for a path or method that MLflow does not serve. */
export function endpointOf(method: string, requestPath: string): Endpoint | undefined {
  const [path = ''] = requestPath.split('?');
  const bare = path.replace(/^\/(?:ajax-)?api\/2\.0(?=\/mlflow)/, '');
  const isHere = (endpoint: Endpoint): boolean =>
    endpoint.method === method &&
    [path, bare, path.replace('/ajax-api/', '/api/')].some((candidate) =>
      patternOf(endpoint.path).test(candidate),
    );
  // Paths without segments to fill in go first: `/logged-models/search` is no model id.
  return endpoints.find((each) => !each.path.includes('{') && isHere(each)) ?? endpoints.find(isHere);
}

function patternOf(path: string): RegExp {
  const source = path.replaceAll(/\{\w+\*\}/g, '.+').replaceAll(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${source}$`);
}
