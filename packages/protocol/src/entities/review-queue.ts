import { enumeration, int64, type Infer, list, message, oneOf, required, string } from '../schema/field.ts';

export const ReviewQueueType = enumeration('ReviewQueueType', {
  REVIEW_QUEUE_TYPE_UNSPECIFIED: 0,
  USER: 1,
  CUSTOM: 2,
});
export type ReviewQueueTypeName = keyof typeof ReviewQueueType.values;

export const ReviewItemType = enumeration('ReviewItemType', { REVIEW_ITEM_TYPE_UNSPECIFIED: 0, TRACE: 1 });
export const ReviewStatus = enumeration('ReviewStatus', {
  REVIEW_STATUS_UNSPECIFIED: 0,
  PENDING: 1,
  COMPLETE: 2,
  DECLINED: 3,
});
export type ReviewStatusName = keyof typeof ReviewStatus.values;

/** Traces to be reviewed, by whom, with which questions. */
export const ReviewQueue = message('ReviewQueue', {
  queue_id: required(string()),
  experiment_id: required(string()),
  name: required(string()),
  queue_type: required(oneOf(ReviewQueueType)),
  created_by: string(),
  creation_time_ms: required(int64()),
  last_update_time_ms: required(int64()),
  users: list(string()),
  schema_ids: list(string()),
});
export type ReviewQueue = Infer<typeof ReviewQueue>;

export const ReviewQueueItem = message('ReviewQueueItem', {
  queue_id: required(string()),
  item_type: required(oneOf(ReviewItemType)),
  item_id: required(string()),
  status: required(oneOf(ReviewStatus)),
  completed_by: string(),
  completed_time_ms: int64(),
  creation_time_ms: required(int64()),
  last_update_time_ms: required(int64()),
});
export type ReviewQueueItem = Infer<typeof ReviewQueueItem>;
