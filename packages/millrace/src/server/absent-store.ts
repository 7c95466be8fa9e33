import { ApiError } from '@millrace/protocol';
import type { TrackingStore } from '@millrace/store';

/** The store of a server that was told to serve artifacts only: there is none to ask. */
export const absentStore: TrackingStore = {
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
  async close() {
    await Promise.resolve();
  },
};

function absent(): never {
  throw new ApiError('NOT_IMPLEMENTED', 'This server serves artifacts only; it has no database.');
}
