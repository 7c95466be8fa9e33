import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import type { SecretBox } from '@millrace/store';

export interface SecretKeyPlace {
  /** Long random text, from the environment. */
  readonly text: string | undefined;
  /** Where the key is kept when there is no text; made when it is first needed. */
  readonly file: string;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** Secrets in AES-256-GCM: nonce, text, tag. The owner is authenticated with them. */
export class KeyedSecretBox implements SecretBox {
  readonly #place: SecretKeyPlace;
  #key: Buffer | undefined;

  constructor(place: SecretKeyPlace) {
    this.#place = place;
  }

  seal(secret: string, owner: string): Uint8Array {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#loadKey(true), nonce).setAAD(Buffer.from(owner));
    return Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  open(sealed: Uint8Array, owner: string): string {
    try {
      const decipher = createDecipheriv(CIPHER, this.#loadKey(false), sealed.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(owner))
        .setAuthTag(sealed.subarray(-TAG_BYTES));
      const text = sealed.subarray(NONCE_BYTES, -TAG_BYTES);
      return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
    } catch (error) {
      throw new Error(
        'The secret cannot be decrypted: it was encrypted with another key (MLFLOW_WEBHOOK_SECRET_ENCRYPTION_KEY, or ' +
          'the key file beside the database). Set the secret anew.',
        { cause: error },
      );
    }
  }

  #loadKey(isMade: boolean): Buffer {
    const { text, file } = this.#place;
    this.#key ??= text === undefined || text === '' ? keyOfFile(file, isMade) : keyOfText(text);
    return this.#key;
  }
}

function keyOfText(text: string): Buffer {
  return Buffer.from(hkdfSync('sha256', text, '', 'millrace webhook secrets', KEY_BYTES));
}

function keyOfFile(file: string, isMade: boolean): Buffer {
  const key = readKey(file) ?? (isMade ? makeKey(file) : undefined);
  if (key?.byteLength !== KEY_BYTES) throw new Error(`${file} is no key.`);
  return key;
}

function readKey(file: string): Buffer | undefined {
  try {
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written whole before it has its name; when two processes make it at once, one of the keys wins for both. */
function makeKey(file: string): Buffer | undefined {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeSync(descriptor, `${randomBytes(KEY_BYTES).toString('base64')}\n`);
    fsyncSync(descriptor);
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    closeSync(descriptor);
    unlinkSync(draft);
  }
  return readKey(file);
}
