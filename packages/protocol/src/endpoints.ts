import { createExperiment } from './experiments/create.ts';
import { searchExperiments } from './experiments/search.ts';
import { getExperiment } from './experiments/get.ts';
import { getExperimentByName } from './experiments/get-by-name.ts';
import { updateExperiment } from './experiments/update.ts';
import { deleteExperiment } from './experiments/delete.ts';
import { restoreExperiment } from './experiments/restore.ts';
import { setExperimentTag } from './experiments/set-tag.ts';
import { deleteExperimentTag } from './experiments/delete-tag.ts';
import { searchDatasets } from './experiments/search-datasets.ts';
import { createRun } from './runs/create.ts';
import { updateRun } from './runs/update.ts';
import { deleteRun } from './runs/delete.ts';
import { restoreRun } from './runs/restore.ts';
import { getRun } from './runs/get.ts';
import { searchRuns } from './runs/search.ts';
import { logMetric } from './runs/log-metric.ts';
import { logParam } from './runs/log-parameter.ts';
import { setTag } from './runs/set-tag.ts';
import { deleteTag } from './runs/delete-tag.ts';
import { logBatch } from './runs/log-batch.ts';
import { logModel } from './runs/log-model.ts';
import { logInputs } from './runs/log-inputs.ts';
import { logOutputs } from './runs/log-outputs.ts';
import { getMetricHistory } from './metrics/get-history.ts';
import { getMetricHistoryBulk } from './metrics/get-history-bulk.ts';
import { getMetricHistoryBulkInterval } from './metrics/get-history-bulk-interval.ts';
import { createLoggedModel } from './logged-models/create.ts';
import { finalizeLoggedModel } from './logged-models/finalize.ts';
import { getLoggedModel } from './logged-models/get.ts';
import { deleteLoggedModel } from './logged-models/delete.ts';
import { searchLoggedModels } from './logged-models/search.ts';
import { setLoggedModelTags } from './logged-models/set-tags.ts';
import { deleteLoggedModelTag } from './logged-models/delete-tag.ts';
import { logLoggedModelParams } from './logged-models/log-params.ts';
import { listLoggedModelArtifacts } from './logged-models/list-artifacts.ts';
import { getLoggedModelArtifact } from './logged-models/get-artifact.ts';
import { listArtifacts } from './artifacts/list.ts';
import { getArtifact } from './artifacts/get.ts';
import { uploadRunArtifact } from './artifacts/upload.ts';
import { createPresignedUploadUrl } from './artifacts/create-presigned-upload-url.ts';
import { createPresignedDownloadUrl } from './artifacts/create-presigned-download-url.ts';
import { downloadArtifact } from './mlflow-artifacts/download.ts';
import { uploadArtifact } from './mlflow-artifacts/upload.ts';
import { listProxiedArtifacts } from './mlflow-artifacts/list.ts';
import { deleteArtifact } from './mlflow-artifacts/delete.ts';
import { createMultipartUpload } from './mlflow-artifacts/create-multipart-upload.ts';
import { completeMultipartUpload } from './mlflow-artifacts/complete-multipart-upload.ts';
import { abortMultipartUpload } from './mlflow-artifacts/abort-multipart-upload.ts';
import { getPresignedDownloadUrl } from './mlflow-artifacts/get-presigned-download-url.ts';
import { getHealth } from './server/health.ts';
import { getVersion } from './server/version.ts';
import { getServerInfo } from './server/info.ts';
import { getOpenApi } from './server/openapi.ts';

/** Every endpoint of the server. Routing, checks, the client, OpenAPI and docs are computed from this table. */
export const ENDPOINTS = {
  'experiments/create': createExperiment,
  'experiments/search': searchExperiments,
  'experiments/get': getExperiment,
  'experiments/get-by-name': getExperimentByName,
  'experiments/update': updateExperiment,
  'experiments/delete': deleteExperiment,
  'experiments/restore': restoreExperiment,
  'experiments/set-tag': setExperimentTag,
  'experiments/delete-tag': deleteExperimentTag,
  'experiments/search-datasets': searchDatasets,
  'runs/create': createRun,
  'runs/update': updateRun,
  'runs/delete': deleteRun,
  'runs/restore': restoreRun,
  'runs/get': getRun,
  'runs/search': searchRuns,
  'runs/log-metric': logMetric,
  'runs/log-parameter': logParam,
  'runs/set-tag': setTag,
  'runs/delete-tag': deleteTag,
  'runs/log-batch': logBatch,
  'runs/log-model': logModel,
  'runs/log-inputs': logInputs,
  'runs/log-outputs': logOutputs,
  'metrics/get-history': getMetricHistory,
  'metrics/get-history-bulk': getMetricHistoryBulk,
  'metrics/get-history-bulk-interval': getMetricHistoryBulkInterval,
  'logged-models/create': createLoggedModel,
  'logged-models/finalize': finalizeLoggedModel,
  'logged-models/get': getLoggedModel,
  'logged-models/delete': deleteLoggedModel,
  'logged-models/search': searchLoggedModels,
  'logged-models/set-tags': setLoggedModelTags,
  'logged-models/delete-tag': deleteLoggedModelTag,
  'logged-models/log-params': logLoggedModelParams,
  'logged-models/list-artifacts': listLoggedModelArtifacts,
  'logged-models/get-artifact': getLoggedModelArtifact,
  'artifacts/list': listArtifacts,
  'artifacts/get': getArtifact,
  'artifacts/upload': uploadRunArtifact,
  'artifacts/create-presigned-upload-url': createPresignedUploadUrl,
  'artifacts/create-presigned-download-url': createPresignedDownloadUrl,
  'mlflow-artifacts/download': downloadArtifact,
  'mlflow-artifacts/upload': uploadArtifact,
  'mlflow-artifacts/list': listProxiedArtifacts,
  'mlflow-artifacts/delete': deleteArtifact,
  'mlflow-artifacts/create-multipart-upload': createMultipartUpload,
  'mlflow-artifacts/complete-multipart-upload': completeMultipartUpload,
  'mlflow-artifacts/abort-multipart-upload': abortMultipartUpload,
  'mlflow-artifacts/get-presigned-download-url': getPresignedDownloadUrl,
  'server/health': getHealth,
  'server/version': getVersion,
  'server/info': getServerInfo,
  'server/openapi': getOpenApi,
} as const;

export type EndpointName = keyof typeof ENDPOINTS;
