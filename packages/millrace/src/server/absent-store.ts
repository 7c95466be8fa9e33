import { ApiError } from '@millrace/protocol';
import type { Store } from '@millrace/store';

/** The store of a server that was told to serve artifacts only: there is none to ask. */
export const absentStore: Store = {
  get experiments() {
    return absent();
  },
  get runs() {
    return absent();
  },
  get metrics() {
    return absent();
  },
  get loggedModels() {
    return absent();
  },
  get datasets() {
    return absent();
  },
  get garbage() {
    return absent();
  },
  get registeredModels() {
    return absent();
  },
  get registryHistory() {
    return absent();
  },
  get promotionPolicies() {
    return absent();
  },
  get webhooks() {
    return absent();
  },
  get webhookOutbox() {
    return absent();
  },
  get modelVersions() {
    return absent();
  },
  get views() {
    return absent();
  },
  get traces() {
    return absent();
  },
  get assessments() {
    return absent();
  },
  get evaluationDatasets() {
    return absent();
  },
  get scorers() {
    return absent();
  },
  get issues() {
    return absent();
  },
  get labelSchemas() {
    return absent();
  },
  get reviewQueues() {
    return absent();
  },
  watch() {
    // Nothing ever changes.
  },
  async close() {
    await Promise.resolve();
  },
};

function absent(): never {
  throw new ApiError('NOT_IMPLEMENTED', 'This server serves artifacts only; it has no database.');
}
