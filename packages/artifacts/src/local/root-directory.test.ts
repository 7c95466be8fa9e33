import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { kindOf } from '../../contract/artifact-store-contract.ts';
import { parseArtifactPath } from '../artifact-path.ts';
import { LocalArtifactStore } from './local-artifact-store.ts';
import { HeldDirectory, openInside } from './root-directory.ts';
import { WriteQueue } from './write-queue.ts';

let folder: string;
let root: string;
let outside: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-root-'));
  root = join(folder, 'root');
  outside = join(folder, 'outside');
  for (const path of [root, outside, join(root, 'd')]) mkdirSync(path);
  writeFileSync(join(outside, 'secret'), 'secret');
  writeFileSync(join(root, 'd/file'), 'inside');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

// What an attacker who is quick enough does between the look at a path and its use, done here at leisure.
describe('a path that changes after it was resolved', () => {
  it.runIf(process.platform === 'linux')('is not read through a directory that became a link', async () => {
    symlinkSync(outside, join(root, 'swapped'));
    expect(await kindOf(openInside(root, join(root, 'swapped/secret')))).toBe('invalid-path');
    const handle = await openInside(root, join(root, 'd/file'));
    expect(await handle.readFile('utf8')).toBe('inside');
    await handle.close();
  });

  it('is not read when the file itself became a link', async () => {
    symlinkSync(join(outside, 'secret'), join(root, 'link'));
    await expect(openInside(root, join(root, 'link'))).rejects.toMatchObject({ code: 'ELOOP' });
  });

  it('does not hang when the file became a pipe', async () => {
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(root, 'fifo')]);
    // Should it wait for a writer after all, it gets one, so that the test fails instead of hanging.
    let hasWaited = false;
    const rescue = setTimeout(() => {
      hasWaited = true;
      closeSync(openSync(join(root, 'fifo'), 'r+'));
    }, 1000);
    const handle = await openInside(root, join(root, 'fifo'));
    clearTimeout(rescue);
    expect((await handle.stat()).isFile()).toBe(false);
    expect(hasWaited).toBe(false);
    await handle.close();
  });

  it.runIf(process.platform === 'linux')(
    'is not held when a part of it, or its end, became a link',
    async () => {
      mkdirSync(join(outside, 'sub'));
      symlinkSync(outside, join(root, 'swapped'));
      expect(await kindOf(HeldDirectory.hold(join(root, 'swapped/sub')))).toBe('not-found');
      await expect(HeldDirectory.hold(join(root, 'swapped'))).rejects.toMatchObject({ code: 'ENOTDIR' });
    },
  );

  it.runIf(process.platform === 'linux')('leaves a held directory the one it was', async () => {
    await using held = await HeldDirectory.hold(join(root, 'd'));
    renameSync(join(root, 'd'), join(root, 'moved'));
    symlinkSync(outside, join(root, 'd'));
    writeFileSync(held.child('new'), 'x');
    expect(readdirSync(join(root, 'moved'))).toEqual(['file', 'new']);
    expect(readdirSync(outside)).toEqual(['secret']);
  });
});

describe('durability', () => {
  it('syncs the file after its last byte, then its directory, and the parent of each new directory', async () => {
    const prototype: FileHandle = Object.getPrototypeOf(await closed(join(root, 'd/file')));
    const writev = vi.spyOn(prototype, 'writev');
    const sync = vi.spyOn(prototype, 'sync');
    try {
      const store = new LocalArtifactStore(root);
      await store.put(parseArtifactPath('x'), Readable.from([Buffer.from('content')]));
      // The file, and the directory after the rename.
      expect(sync).toHaveBeenCalledTimes(2);
      expect(sync.mock.contexts[0]).toBe(writev.mock.contexts[0]);
      expect(Number(sync.mock.invocationCallOrder[0])).toBeGreaterThan(
        Number(writev.mock.invocationCallOrder[0]),
      );
      sync.mockClear();
      await store.put(parseArtifactPath('a/b/x'), Readable.from([Buffer.from('content')]));
      expect(sync).toHaveBeenCalledTimes(4);
      sync.mockClear();
      await store.delete(parseArtifactPath('a/b'));
      expect(sync).toHaveBeenCalledTimes(1);
    } finally {
      vi.restoreAllMocks();
    }
  });
});

describe('WriteQueue', () => {
  it('notices a target that closes without ever answering', async () => {
    const target = new Writable();
    // An HTTP response whose turn on its connection never came does this when the connection closes.
    target.write = () => false;
    const queue = new WriteQueue(target, 1);
    queue.push(Buffer.from('x'), () => {});
    const waiting = kindOf(queue.hasRoom());
    target.destroy();
    expect(await waiting).toBe('aborted');
    expect(await kindOf(new WriteQueue(target, 1).isEmpty())).toBe('aborted');
  });
});

async function closed(path: string): Promise<FileHandle> {
  const handle = await open(path);
  await handle.close();
  return handle;
}
