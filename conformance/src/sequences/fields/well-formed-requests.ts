import type { RequestJson } from '../../compare/request-json.ts';
import type { Fixture } from '../fixture.ts';
import { EARLY_MS } from '../fixture.ts';
import { evaluationRequests } from './evaluation-requests.ts';
import { registryRequests } from './registry-requests.ts';
import { webhookRequests } from './webhook-requests.ts';
import { traceRequests } from './trace-requests.ts';

export type Members = Readonly<Record<string, RequestJson>>;

/** A well-formed request of an endpoint: all that is required and most that is optional. `tag` makes names differ. */
export type Build = (fixture: Fixture, tag: string) => Members;

const pair = (key: string): RequestJson => ({ key, value: 'v' });

/** By endpoint id. Endpoints whose request is bytes or has no fields are not here. */
export const wellFormedRequests: Readonly<Record<string, Build>> = {
  ...evaluationRequests,
  ...registryRequests,
  ...webhookRequests,
  ...traceRequests,
  'experiments:create': (_, tag) => ({ name: tag, artifact_location: 's3://bucket/a', tags: [pair('t')] }),
  'experiments:delete': ({ experimentId }) => ({ experiment_id: experimentId }),
  'experiments:delete-tag': ({ experimentId }) => ({ experiment_id: experimentId, key: 'color' }),
  'experiments:get': ({ experimentId }) => ({ experiment_id: experimentId }),
  'experiments:get-by-name': (_, tag) => ({ experiment_name: tag }),
  'experiments:restore': ({ experimentId }) => ({ experiment_id: experimentId }),
  'experiments:search': () => ({ ...searchExperiments, order_by: ['name'], view_type: 'ALL' }),
  'experiments:search-by-get': () => ({ ...searchExperiments, order_by: ['name'], view_type: 'ALL' }),
  'experiments:search-datasets': ({ experimentId }) => ({ experiment_ids: [experimentId] }),
  'experiments:set-tag': ({ experimentId }) => ({ experiment_id: experimentId, key: 'color', value: 'red' }),
  'experiments:update': ({ experimentId }, tag) => ({ experiment_id: experimentId, new_name: tag }),
  'runs:create': ({ experimentId }) => ({
    experiment_id: experimentId,
    user_id: 'ada',
    run_name: 'made',
    start_time: EARLY_MS,
    tags: [pair('t')],
  }),
  'runs:delete': ({ runId }) => ({ run_id: runId }),
  'runs:delete-tag': ({ runId }) => ({ run_id: runId, key: 'color' }),
  'runs:get': ({ runId }) => ({ run_id: runId }),
  'runs:log-batch': ({ runId }, tag) => ({
    run_id: runId,
    metrics: [{ key: tag, value: 1.5, timestamp: 7, step: 3 }],
    params: [pair(tag)],
    tags: [pair(tag)],
  }),
  'runs:log-inputs': ({ runId, modelId }, tag) => ({
    run_id: runId,
    datasets: [
      {
        tags: [pair('mlflow.data.context')],
        dataset: { name: tag, digest: 'd1', source_type: 'local', source: '{}', schema: '{}', profile: '{}' },
      },
    ],
    models: [{ model_id: modelId }],
  }),
  'runs:log-metric': ({ runId }, tag) => ({ run_id: runId, key: tag, value: 0.5, timestamp: 11, step: 2 }),
  'runs:log-model': ({ runId }) => ({ run_id: runId, model_json: modelJson(runId) }),
  'runs:log-parameter': ({ runId }, tag) => ({ run_id: runId, key: tag, value: 'v' }),
  'runs:outputs': ({ runId }, tag) => ({ run_id: runId, models: [{ model_id: `m-${tag}`, step: 4 }] }),
  'runs:restore': ({ runId }) => ({ run_id: runId }),
  'runs:search': ({ experimentId }) => ({
    experiment_ids: [experimentId],
    filter: "attributes.status = 'RUNNING'",
    run_view_type: 'ALL',
    max_results: 5,
    order_by: ['attributes.start_time DESC'],
  }),
  'runs:set-tag': ({ runId }, tag) => ({ run_id: runId, key: tag, value: 'v' }),
  'runs:update': ({ runId }) => ({
    run_id: runId,
    status: 'FINISHED',
    end_time: EARLY_MS,
    run_name: 'again',
  }),
  'metrics:get-history': ({ runId }) => ({ run_id: runId, metric_key: 'loss', max_results: 10 }),
  'metrics:get-history-bulk': ({ runId }) => ({ run_id: [runId], metric_key: 'loss', max_results: 10 }),
  'metrics:get-history-bulk-interval': ({ runId }) => ({
    run_ids: [runId],
    metric_key: 'loss',
    start_step: 0,
    end_step: 10,
    max_results: 5,
  }),
  'logged-models:create': ({ experimentId, runId }) => ({
    experiment_id: experimentId,
    name: 'made',
    model_type: 'agent',
    source_run_id: runId,
    params: [pair('p')],
    tags: [pair('t')],
  }),
  'logged-models:finalize': ({ modelId }) => ({ model_id: modelId, status: 'LOGGED_MODEL_READY' }),
  'logged-models:get': ({ modelId }) => ({ model_id: modelId }),
  'logged-models:delete-tag': ({ modelId }) => ({ model_id: modelId, tag_key: 't' }),
  'logged-models:get-artifact-file': ({ modelId }) => ({ model_id: modelId, artifact_file_path: 'a.txt' }),
  'logged-models:list-artifacts': ({ modelId }) => ({ model_id: modelId, artifact_directory_path: 'a' }),
  'logged-models:log-params': ({ modelId }, tag) => ({ model_id: modelId, params: [pair(tag)] }),
  'logged-models:search': ({ experimentId }) => ({
    experiment_ids: [experimentId],
    filter: "name = 'model-one'",
    max_results: 5,
    order_by: [{ field_name: 'name', ascending: true }],
  }),
  'logged-models:set-tags': ({ modelId }, tag) => ({ model_id: modelId, tags: [pair(tag)] }),
  'artifacts:get': ({ runId }) => ({ run_id: runId, path: 'a.txt' }),
  'artifacts:list': ({ runId }) => ({ run_id: runId, path: 'a' }),
  'artifacts:presigned-download-url': ({ runId }) => ({ run_id: runId, path: 'a.txt', expiration: 60 }),
  'artifacts:presigned-upload-url': ({ runId }) => ({ run_id: runId, path: 'a.txt', expiration: 60 }),
  'mlflow-artifacts:list': () => ({ path: 'nowhere' }),
  'mlflow-artifacts:create-multipart-upload': (_, tag) => ({
    artifact_path: tag,
    path: 'a.bin',
    num_parts: 2,
  }),
  'mlflow-artifacts:complete-multipart-upload': (_, tag) => ({
    artifact_path: tag,
    path: 'a.bin',
    upload_id: 'u1',
    parts: [{ part_number: 1, etag: 'e', url: 'http://localhost/1' }],
  }),
  'mlflow-artifacts:abort-multipart-upload': (_, tag) => ({
    artifact_path: tag,
    path: 'a.bin',
    upload_id: 'u1',
  }),
};

const searchExperiments = { max_results: 3, filter: "name = 'no such experiment'" };

function modelJson(runId: string): string {
  return JSON.stringify({ artifact_path: 'model', flavors: {}, utc_time_created: '2017', run_id: runId });
}
