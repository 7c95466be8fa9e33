import type { StoreEnvironment } from '@millrace/store';

/** What a store takes from outside, always the same: a clock that stands still, ids that count, secrets in the open. */
export function testEnvironment(): StoreEnvironment {
  let id = 0;
  return {
    nowMs: () => 1_700_000_000_000,
    newId: () => (id += 1).toString(16).padStart(32, '0'),
    newName: () => 'name',
    defaultArtifactRoot: 'mlflow-artifacts:/',
    truncatesLongValues: true,
    secrets: { seal: (secret) => Buffer.from(secret), open: (sealed) => Buffer.from(sealed).toString() },
  };
}
