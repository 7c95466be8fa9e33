import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/launch.ts';
import { KeyedSecretBox } from './secret-box.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder[Symbol.dispose]());

const box = (text?: string): KeyedSecretBox => new KeyedSecretBox({ text, file: join(folder.path, 'key') });

describe('the box of secrets', () => {
  it('makes its key file once, for its user alone, and opens with it later', () => {
    const sealed = box().seal('quiet', 'hook');
    expect(readdirSync(folder.path)).toEqual(['key']);
    expect(statSync(join(folder.path, 'key')).mode & 0o777).toBe(0o600);
    const key = readFileSync(join(folder.path, 'key'), 'utf8');
    expect(box().open(sealed, 'hook')).toBe('quiet');
    box().seal('other', 'hook');
    expect(readFileSync(join(folder.path, 'key'), 'utf8')).toBe(key);
  });

  it('takes a key from the environment and leaves no file', () => {
    const sealed = box('long random text').seal('quiet', 'hook');
    expect(box('long random text').open(sealed, 'hook')).toBe('quiet');
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('does not look the same twice, and shows nothing of the secret', () => {
    const [first, second] = [box('key').seal('quiet', 'hook'), box('key').seal('quiet', 'hook')];
    expect(first).not.toEqual(second);
    expect(Buffer.from(first).toString('latin1')).not.toContain('quiet');
  });

  it.each([
    ['another key', (sealed: Uint8Array) => box('other').open(sealed, 'hook')],
    ['no key file', (sealed: Uint8Array) => box().open(sealed, 'hook')],
    ['another owner', (sealed: Uint8Array) => box('key').open(sealed, 'other')],
    [
      'a changed byte',
      (sealed: Uint8Array) => box('key').open(sealed.with(15, (sealed[15] ?? 0) ^ 1), 'hook'),
    ],
  ])('does not open with %s, and says what to do', (_, open) => {
    expect(() => open(box('key').seal('quiet', 'hook'))).toThrow(/cannot be decrypted.*Set the secret anew/);
  });

  it('does not use a file that is no key', () => {
    writeFileSync(join(folder.path, 'key'), 'short');
    expect(() => box().seal('quiet', 'hook')).toThrow('is no key');
  });
});
