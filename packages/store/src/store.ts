import type { EvaluationStore } from './evaluation-store.ts';
import type { RegistryStore } from './registry-store.ts';
import type { AssessmentStore, TraceStore } from './trace-store.ts';
import type { TrackingStore } from './tracking-store.ts';

/** Everything that the server needs of a database. */
export interface Store extends TrackingStore, RegistryStore, EvaluationStore {
  readonly traces: TraceStore;
  readonly assessments: AssessmentStore;
  close(): Promise<void>;
}
