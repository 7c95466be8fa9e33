import { enumeration } from '../schema/field.ts';

export const RunStatus = enumeration('RunStatus', {
  RUNNING: 1,
  SCHEDULED: 2,
  FINISHED: 3,
  FAILED: 4,
  KILLED: 5,
});
export const ViewType = enumeration('ViewType', { ACTIVE_ONLY: 1, DELETED_ONLY: 2, ALL: 3 });
export const LoggedModelStatus = enumeration('LoggedModelStatus', {
  LOGGED_MODEL_STATUS_UNSPECIFIED: 0,
  LOGGED_MODEL_PENDING: 1,
  LOGGED_MODEL_READY: 2,
  LOGGED_MODEL_UPLOAD_FAILED: 3,
});

export const ModelVersionStatus = enumeration('ModelVersionStatus', {
  PENDING_REGISTRATION: 1,
  FAILED_REGISTRATION: 2,
  READY: 3,
});

export type RunStatusName = keyof typeof RunStatus.values;
export type ViewTypeName = keyof typeof ViewType.values;
export type LoggedModelStatusName = keyof typeof LoggedModelStatus.values;
export type ModelVersionStatusName = keyof typeof ModelVersionStatus.values;
export type LifecycleStage = 'active' | 'deleted';
