import { randomUUID } from 'node:crypto';
import type { StoreEnvironment } from '@millrace/store';
import { randomName } from './names.ts';

/** The real clock and real randomness, for stores. */
export function realEnvironment(
  settings: Pick<StoreEnvironment, 'defaultArtifactRoot' | 'truncatesLongValues' | 'secrets'>,
): StoreEnvironment {
  const { defaultArtifactRoot, truncatesLongValues, secrets } = settings;
  return {
    defaultArtifactRoot,
    truncatesLongValues,
    secrets,
    nowMs: () => Date.now(),
    newId,
    newName: () => randomName(Math.random),
  };
}

/** 32 hexadecimal digits. */
export function newId(): string {
  return randomUUID().replaceAll('-', '');
}
