import { type Int64, invalidParameter, toInt64 } from '@millrace/protocol';

/** Decodes a page token made by {@link writePageToken}; MLflow's own offset tokens are read too. */
export function readPageToken(token: string): unknown {
  let text: string;
  try {
    text = Buffer.from(token, 'base64').toString('utf8');
    if (Buffer.from(text, 'utf8').toString('base64').replace(/=+$/, '') !== token.replace(/=+$/, ''))
      throw new Error(text);
  } catch {
    throw invalidParameter('Invalid page token, could not base64-decode');
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw invalidParameter(`Invalid page token, decoded value=${text}`);
  }
}

export function writePageToken(position: unknown): string {
  return Buffer.from(JSON.stringify(position), 'utf8').toString('base64');
}

/** A 64-bit integer that a token holds as decimal digits, since JSON's numbers lose some; undefined for anything else. */
export function tokenInteger(value: unknown): Int64 | undefined {
  return typeof value === 'string' && /^-?\d{1,19}$/.test(value) ? toInt64(BigInt(value)) : undefined;
}
