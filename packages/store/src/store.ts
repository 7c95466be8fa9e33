import type { Changes } from './changes.ts';
import type { EvaluationStore } from './evaluation-store.ts';
import type { RegistryStore } from './registry-store.ts';
import type { AssessmentStore, TraceStore } from './trace-store.ts';
import type { TrackingStore } from './tracking-store.ts';
import type { ViewStore } from './view-store.ts';

/** Everything that the server needs of a database. */
export interface Store extends TrackingStore, RegistryStore, EvaluationStore {
  readonly views: ViewStore;
  readonly traces: TraceStore;
  readonly assessments: AssessmentStore;
  /** Calls the listener after commits, several of them together, with what they changed. */
  watch(listener: (changes: Changes) => void): void;
  close(): Promise<void>;
}
