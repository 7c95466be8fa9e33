import { createExperiment } from '../experiments/create.ts';
import { searchExperiments } from '../experiments/search.ts';
import { getExperiment } from '../experiments/get.ts';
import { getExperimentByName } from '../experiments/get-by-name.ts';
import { updateExperiment } from '../experiments/update.ts';
import { deleteExperiment } from '../experiments/delete.ts';
import { deleteRun } from '../runs/delete.ts';
import { restoreExperiment } from '../experiments/restore.ts';
import { restoreRun } from '../runs/restore.ts';
import { setExperimentTag } from '../experiments/set-tag.ts';
import { deleteExperimentTag } from '../experiments/delete-tag.ts';
import { searchDatasets } from '../experiments/search-datasets.ts';
import { getExperimentActivity } from '../experiments/get-activity.ts';
import { findRuns } from '../runs/find.ts';
import { createRun } from '../runs/create.ts';
import { updateRun } from '../runs/update.ts';
import { getRun } from '../runs/get.ts';
import { deleteView } from '../views/delete.ts';
import { listViews } from '../views/list.ts';
import { saveView } from '../views/save.ts';
import { getImportance } from '../runs/get-importance.ts';
import { searchRuns } from '../runs/search.ts';
import { logMetric } from '../runs/log-metric.ts';
import { logParam } from '../runs/log-parameter.ts';
import { setTag } from '../runs/set-tag.ts';
import { deleteTag } from '../runs/delete-tag.ts';
import { logBatch } from '../runs/log-batch.ts';
import { logOutputs } from '../runs/log-outputs.ts';
import { logInputs } from '../runs/log-inputs.ts';
import { logModel } from '../runs/log-model.ts';
import { getMetricHistory } from '../metrics/get-history.ts';
import { getMetricHistoryBulk } from '../metrics/get-history-bulk.ts';
import { getMetricHistoryBulkInterval } from '../metrics/get-history-bulk-interval.ts';
import { createLoggedModel } from '../logged-models/create.ts';
import { finalizeLoggedModel } from '../logged-models/finalize.ts';
import { getLoggedModel } from '../logged-models/get.ts';
import { deleteLoggedModel } from '../logged-models/delete.ts';
import { searchLoggedModels } from '../logged-models/search.ts';
import { setLoggedModelTags } from '../logged-models/set-tags.ts';
import { deleteLoggedModelTag } from '../logged-models/delete-tag.ts';
import { logLoggedModelParams } from '../logged-models/log-params.ts';
import { listLoggedModelArtifacts } from '../logged-models/list-artifacts.ts';
import { listArtifacts } from '../artifacts/list.ts';
import { createPresignedUploadUrl } from '../artifacts/create-presigned-upload-url.ts';
import { createPresignedDownloadUrl } from '../artifacts/create-presigned-download-url.ts';
import { listProxiedArtifacts } from '../mlflow-artifacts/list.ts';
import { deleteArtifact } from '../mlflow-artifacts/delete.ts';
import { createMultipartUpload } from '../mlflow-artifacts/create-multipart-upload.ts';
import { completeMultipartUpload } from '../mlflow-artifacts/complete-multipart-upload.ts';
import { abortMultipartUpload } from '../mlflow-artifacts/abort-multipart-upload.ts';
import { getPresignedDownloadUrl } from '../mlflow-artifacts/get-presigned-download-url.ts';
import { createRegisteredModel } from '../registered-models/create.ts';
import { deleteRegisteredModelAlias } from '../registered-models/delete-alias.ts';
import { deleteRegisteredModelTag } from '../registered-models/delete-tag.ts';
import { deleteRegisteredModel } from '../registered-models/delete.ts';
import { getModelVersionByAlias } from '../registered-models/get-by-alias.ts';
import { getLatestVersions } from '../registered-models/get-latest-versions.ts';
import { getRegisteredModel } from '../registered-models/get.ts';
import { renameRegisteredModel } from '../registered-models/rename.ts';
import { searchRegisteredModels } from '../registered-models/search.ts';
import { setRegisteredModelAlias } from '../registered-models/set-alias.ts';
import { setRegisteredModelTag } from '../registered-models/set-tag.ts';
import { updateRegisteredModel } from '../registered-models/update.ts';
import { createModelVersion } from '../model-versions/create.ts';
import { deleteModelVersionTag } from '../model-versions/delete-tag.ts';
import { deleteModelVersion } from '../model-versions/delete.ts';
import { getModelVersionDownloadUri } from '../model-versions/get-download-uri.ts';
import { getModelVersion } from '../model-versions/get.ts';
import { searchModelVersions } from '../model-versions/search.ts';
import { setModelVersionTag } from '../model-versions/set-tag.ts';
import { transitionModelVersionStage } from '../model-versions/transition-stage.ts';
import { updateModelVersion } from '../model-versions/update.ts';
import { approveModelVersion } from '../model-versions/approve.ts';
import { deletePromotionPolicy } from '../promotion-policies/delete.ts';
import { getPromotionPolicy } from '../promotion-policies/get.ts';
import { setPromotionPolicy } from '../promotion-policies/set.ts';
import { getAliasAt } from '../registered-models/get-alias-at.ts';
import { getRegistryHistory } from '../registered-models/get-history.ts';
import { getLineage } from '../registered-models/get-lineage.ts';
import { createWebhook } from '../webhooks/create.ts';
import { deleteWebhook } from '../webhooks/delete.ts';
import { getWebhook } from '../webhooks/get.ts';
import { listWebhookDeliveries } from '../webhooks/list-deliveries.ts';
import { listWebhooks } from '../webhooks/list.ts';
import { testWebhook } from '../webhooks/test.ts';
import { updateWebhook } from '../webhooks/update.ts';
import { createEvaluationDataset } from '../evaluation-datasets/create.ts';
import { getEvaluationDataset } from '../evaluation-datasets/get.ts';
import { deleteEvaluationDataset } from '../evaluation-datasets/delete.ts';
import { searchEvaluationDatasets } from '../evaluation-datasets/search.ts';
import { setEvaluationDatasetTags } from '../evaluation-datasets/set-tags.ts';
import { deleteEvaluationDatasetTag } from '../evaluation-datasets/delete-tag.ts';
import { upsertEvaluationRecords } from '../evaluation-datasets/upsert-records.ts';
import { getEvaluationRecords } from '../evaluation-datasets/get-records.ts';
import { deleteEvaluationRecords } from '../evaluation-datasets/delete-records.ts';
import { getEvaluationDatasetExperiments } from '../evaluation-datasets/get-experiment-ids.ts';
import { addEvaluationDatasetExperiments } from '../evaluation-datasets/add-experiments.ts';
import { removeEvaluationDatasetExperiments } from '../evaluation-datasets/remove-experiments.ts';
import { registerScorer } from '../scorers/register.ts';
import { listScorers } from '../scorers/list.ts';
import { listScorerVersions } from '../scorers/list-versions.ts';
import { getScorer } from '../scorers/get.ts';
import { deleteScorer } from '../scorers/delete.ts';
import { getOnlineScoringConfigs } from '../scorers/get-online-configs.ts';
import { setOnlineScoringConfig } from '../scorers/set-online-config.ts';
import { createIssue } from '../issues/create.ts';
import { updateIssue } from '../issues/update.ts';
import { getIssue } from '../issues/get.ts';
import { searchIssues } from '../issues/search.ts';
import { createLabelSchema } from '../label-schemas/create.ts';
import { getLabelSchema } from '../label-schemas/get.ts';
import { getLabelSchemaByName } from '../label-schemas/get-by-name.ts';
import { listLabelSchemas } from '../label-schemas/list.ts';
import { updateLabelSchema } from '../label-schemas/update.ts';
import { deleteLabelSchema } from '../label-schemas/delete.ts';
import { createReviewQueue } from '../review-queues/create.ts';
import { getOrCreateUserQueue } from '../review-queues/get-or-create-user.ts';
import { getReviewQueue } from '../review-queues/get.ts';
import { getReviewQueueByName } from '../review-queues/get-by-name.ts';
import { listReviewQueues } from '../review-queues/list.ts';
import { updateReviewQueue } from '../review-queues/update.ts';
import { deleteReviewQueue } from '../review-queues/delete.ts';
import { addReviewQueueItems } from '../review-queues/add-items.ts';
import { removeReviewQueueItems } from '../review-queues/remove-items.ts';
import { listReviewQueueItems } from '../review-queues/list-items.ts';
import { setReviewQueueItemStatus } from '../review-queues/set-item-status.ts';
import { getUiTelemetry } from '../ui/get-telemetry.ts';
import { postUiTelemetry } from '../ui/post-telemetry.ts';
import { queryGraphql } from '../graphql/query.ts';
import { exportTraces } from '../traces/export.ts';
import { getTraceArtifact } from '../traces/get-artifact.ts';
import { startTrace } from '../traces/start.ts';
import { startTraceV2 } from '../traces/start-v2.ts';
import { endTraceV2 } from '../traces/end-v2.ts';
import { getTraceInfo } from '../traces/get-info.ts';
import { getTraceInfoV2 } from '../traces/get-info-v2.ts';
import { getTrace } from '../traces/get.ts';
import { batchGetTraces } from '../traces/batch-get.ts';
import { batchGetTraceInfos } from '../traces/batch-get-infos.ts';
import { searchTraces } from '../traces/search.ts';
import { searchTracesV2 } from '../traces/search-v2.ts';
import { deleteTraces } from '../traces/delete.ts';
import { setTraceTag } from '../traces/set-tag.ts';
import { deleteTraceTag } from '../traces/delete-tag.ts';
import { linkTracesToRun } from '../traces/link-to-run.ts';
import { linkPromptsToTrace } from '../traces/link-prompts.ts';
import { calculateTraceFilterCorrelation } from '../traces/calculate-filter-correlation.ts';
import { queryTraceMetrics } from '../traces/query-metrics.ts';
import { createAssessment } from '../assessments/create.ts';
import { getAssessment } from '../assessments/get.ts';
import { updateAssessment } from '../assessments/update.ts';
import { deleteAssessment } from '../assessments/delete.ts';
import { getServerInfo } from '../server/info.ts';

/** The handler of every endpoint that answers JSON, by the endpoint's name. */
export const HANDLERS = {
  'experiments/create': createExperiment,
  'experiments/search': searchExperiments,
  'experiments/get': getExperiment,
  'experiments/get-by-name': getExperimentByName,
  'experiments/update': updateExperiment,
  'experiments/delete': deleteExperiment,
  'runs/delete': deleteRun,
  'experiments/restore': restoreExperiment,
  'runs/restore': restoreRun,
  'experiments/set-tag': setExperimentTag,
  'experiments/delete-tag': deleteExperimentTag,
  'experiments/search-datasets': searchDatasets,
  'runs/create': createRun,
  'runs/update': updateRun,
  'runs/get': getRun,
  'runs/search': searchRuns,
  'runs/find': findRuns,
  'experiments/get-activity': getExperimentActivity,
  'runs/get-importance': getImportance,
  'views/list': listViews,
  'views/save': saveView,
  'views/delete': deleteView,
  'runs/log-metric': logMetric,
  'runs/log-parameter': logParam,
  'runs/set-tag': setTag,
  'runs/delete-tag': deleteTag,
  'runs/log-batch': logBatch,
  'runs/log-outputs': logOutputs,
  'runs/log-inputs': logInputs,
  'runs/log-model': logModel,
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
  'artifacts/list': listArtifacts,
  'artifacts/create-presigned-upload-url': createPresignedUploadUrl,
  'artifacts/create-presigned-download-url': createPresignedDownloadUrl,
  'mlflow-artifacts/list': listProxiedArtifacts,
  'mlflow-artifacts/delete': deleteArtifact,
  'mlflow-artifacts/create-multipart-upload': createMultipartUpload,
  'mlflow-artifacts/complete-multipart-upload': completeMultipartUpload,
  'mlflow-artifacts/abort-multipart-upload': abortMultipartUpload,
  'mlflow-artifacts/get-presigned-download-url': getPresignedDownloadUrl,
  'registered-models/create': createRegisteredModel,
  'registered-models/delete-alias': deleteRegisteredModelAlias,
  'registered-models/delete-tag': deleteRegisteredModelTag,
  'registered-models/delete': deleteRegisteredModel,
  'registered-models/get-by-alias': getModelVersionByAlias,
  'registered-models/get-latest-versions': getLatestVersions,
  'registered-models/get': getRegisteredModel,
  'registered-models/rename': renameRegisteredModel,
  'registered-models/search': searchRegisteredModels,
  'registered-models/set-alias': setRegisteredModelAlias,
  'registered-models/set-tag': setRegisteredModelTag,
  'registered-models/update': updateRegisteredModel,
  'model-versions/create': createModelVersion,
  'model-versions/delete-tag': deleteModelVersionTag,
  'model-versions/delete': deleteModelVersion,
  'model-versions/get-download-uri': getModelVersionDownloadUri,
  'model-versions/get': getModelVersion,
  'model-versions/search': searchModelVersions,
  'model-versions/set-tag': setModelVersionTag,
  'model-versions/transition-stage': transitionModelVersionStage,
  'model-versions/update': updateModelVersion,
  'model-versions/approve': approveModelVersion,
  'promotion-policies/delete': deletePromotionPolicy,
  'promotion-policies/get': getPromotionPolicy,
  'promotion-policies/set': setPromotionPolicy,
  'registered-models/get-alias-at': getAliasAt,
  'registered-models/get-history': getRegistryHistory,
  'registered-models/get-lineage': getLineage,
  'webhooks/create': createWebhook,
  'webhooks/list': listWebhooks,
  'webhooks/get': getWebhook,
  'webhooks/update': updateWebhook,
  'webhooks/delete': deleteWebhook,
  'webhooks/test': testWebhook,
  'webhooks/list-deliveries': listWebhookDeliveries,
  'evaluation-datasets/create': createEvaluationDataset,
  'evaluation-datasets/get': getEvaluationDataset,
  'evaluation-datasets/delete': deleteEvaluationDataset,
  'evaluation-datasets/search': searchEvaluationDatasets,
  'evaluation-datasets/set-tags': setEvaluationDatasetTags,
  'evaluation-datasets/delete-tag': deleteEvaluationDatasetTag,
  'evaluation-datasets/upsert-records': upsertEvaluationRecords,
  'evaluation-datasets/get-records': getEvaluationRecords,
  'evaluation-datasets/delete-records': deleteEvaluationRecords,
  'evaluation-datasets/get-experiment-ids': getEvaluationDatasetExperiments,
  'evaluation-datasets/add-experiments': addEvaluationDatasetExperiments,
  'evaluation-datasets/remove-experiments': removeEvaluationDatasetExperiments,
  'scorers/register': registerScorer,
  'scorers/list': listScorers,
  'scorers/list-versions': listScorerVersions,
  'scorers/get': getScorer,
  'scorers/delete': deleteScorer,
  'scorers/get-online-configs': getOnlineScoringConfigs,
  'scorers/set-online-config': setOnlineScoringConfig,
  'issues/create': createIssue,
  'issues/update': updateIssue,
  'issues/get': getIssue,
  'issues/search': searchIssues,
  'label-schemas/create': createLabelSchema,
  'label-schemas/get': getLabelSchema,
  'label-schemas/get-by-name': getLabelSchemaByName,
  'label-schemas/list': listLabelSchemas,
  'label-schemas/update': updateLabelSchema,
  'label-schemas/delete': deleteLabelSchema,
  'review-queues/create': createReviewQueue,
  'review-queues/get-or-create-user': getOrCreateUserQueue,
  'review-queues/get': getReviewQueue,
  'review-queues/get-by-name': getReviewQueueByName,
  'review-queues/list': listReviewQueues,
  'review-queues/update': updateReviewQueue,
  'review-queues/delete': deleteReviewQueue,
  'review-queues/add-items': addReviewQueueItems,
  'review-queues/remove-items': removeReviewQueueItems,
  'review-queues/list-items': listReviewQueueItems,
  'review-queues/set-item-status': setReviewQueueItemStatus,
  'ui/get-telemetry': getUiTelemetry,
  'ui/post-telemetry': postUiTelemetry,
  'graphql/query': queryGraphql,
  'traces/export': exportTraces,
  'traces/get-artifact': getTraceArtifact,
  'traces/start': startTrace,
  'traces/start-v2': startTraceV2,
  'traces/end-v2': endTraceV2,
  'traces/get-info': getTraceInfo,
  'traces/get-info-v2': getTraceInfoV2,
  'traces/get': getTrace,
  'traces/batch-get': batchGetTraces,
  'traces/batch-get-infos': batchGetTraceInfos,
  'traces/search': searchTraces,
  'traces/search-v2': searchTracesV2,
  'traces/delete': deleteTraces,
  'traces/set-tag': setTraceTag,
  'traces/delete-tag': deleteTraceTag,
  'traces/link-to-run': linkTracesToRun,
  'traces/link-prompts': linkPromptsToTrace,
  'traces/calculate-filter-correlation': calculateTraceFilterCorrelation,
  'traces/query-metrics': queryTraceMetrics,
  'assessments/create': createAssessment,
  'assessments/get': getAssessment,
  'assessments/update': updateAssessment,
  'assessments/delete': deleteAssessment,
  'server/info': getServerInfo,
} as const;
