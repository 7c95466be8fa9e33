import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../src/store.ts';
import { datasetCases } from './dataset-cases.ts';
import { evaluationCases } from './evaluation-cases.ts';
import { experimentCases } from './experiment-cases.ts';
import { garbageCases } from './garbage-cases.ts';
import { loggedModelCases } from './logged-model-cases.ts';
import { metricCases } from './metric-cases.ts';
import { registryCases } from './registry-cases.ts';
import { runCases } from './run-cases.ts';
import { runIndexCases } from './run-index-cases.ts';
import { runSearchCases } from './run-search-cases.ts';
import { traceCases } from './trace-cases.ts';
import { webhookCases } from './webhook-cases.ts';

export interface ContractTarget {
  /** What is tested, for the report. */
  readonly name: string;
  /** A store that holds nothing but experiment 0. */
  open(): Promise<ContractStore>;
}

export interface ContractStore {
  readonly store: Store;
  /** Moves the store's clock. */
  advanceClock(ms: number): void;
  /** Opens the same data anew, as after a restart. Absent where there is nothing to reopen. */
  reopen?(): Promise<Store>;
  close(): Promise<void>;
}

/** What a case works with; a fresh store for each. */
export interface CaseContext {
  readonly store: Store;
  readonly opened: ContractStore;
}

/** The suite that every tracking store passes. */
export function trackingStoreContract(target: ContractTarget): void {
  describe(`the tracking store contract on ${target.name}`, () => {
    let opened: ContractStore;
    beforeEach(async () => {
      opened = await target.open();
    });
    afterEach(async () => opened.close());
    const context = (): CaseContext => ({ store: opened.store, opened });
    for (const cases of [
      experimentCases,
      runCases,
      runIndexCases,
      runSearchCases,
      metricCases,
      loggedModelCases,
      datasetCases,
      garbageCases,
      registryCases,
      evaluationCases,
      traceCases,
      webhookCases,
    ]) {
      cases(context);
    }
  });
}
