import type { StoreEnvironment } from '@millrace/store';

/** The secret as its row holds it; an empty one is none. */
export function sealSecret(
  environment: StoreEnvironment,
  secret: string | undefined,
  webhookId: string,
): Uint8Array | null {
  if (secret === undefined || secret === '') return null;
  return boxOf(environment).seal(secret, webhookId);
}

export function openSecret(
  environment: StoreEnvironment,
  sealed: Uint8Array | null,
  webhookId: string,
): string | undefined {
  return sealed === null ? undefined : boxOf(environment).open(sealed, webhookId);
}

function boxOf({ secrets }: StoreEnvironment): NonNullable<StoreEnvironment['secrets']> {
  if (secrets === undefined) throw new Error('This store was opened without a key for secrets.');
  return secrets;
}
