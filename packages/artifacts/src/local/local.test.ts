import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { artifactStoreContract, kindOf } from '../../contract/artifact-store-contract.ts';
import { artifactRoot, type ArtifactPath, parseArtifactPath } from '../artifact-path.ts';
import { batchesOf, receive } from './receive.ts';
import { asArtifactError } from './system-error.ts';
import { LocalArtifactStore, openLocalArtifactStore } from './local-artifact-store.ts';

let folder: string;
let root: string;
let outside: string;
let store: LocalArtifactStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-artifacts-'));
  root = join(folder, 'root');
  outside = join(folder, 'outside');
  mkdirSync(outside);
  writeFileSync(join(outside, 'secret'), 'secret');
  store = await openLocalArtifactStore(root);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

artifactStoreContract({
  name: 'local directory',
  open: async () => store,
  close: async () => {},
  capabilities: { multipart: false, presigned: false },
});

describe('the directory', () => {
  it('is made, with its parents, by the first upload and not before', async () => {
    const deep = await openLocalArtifactStore(join(folder, 'a', 'a', 'a'));
    expect(await deep.list(artifactRoot)).toEqual([]);
    await deep.delete(path('x'));
    expect(existsSync(join(folder, 'a'))).toBe(false);
    await put(deep, 'x');
    expect(readFileSync(join(folder, 'a', 'a', 'a', 'x'), 'utf8')).toBe('content');
  });

  it('may itself be reached by a symbolic link', async () => {
    mkdirSync(root);
    symlinkSync(root, join(folder, 'link'));
    const linked = new LocalArtifactStore(join(folder, 'link'));
    await put(linked, 'd/x');
    expect(await read(linked, 'd/x')).toBe('content');
    expect((await linked.list(path('d'))).map((info) => info.path)).toEqual(['d/x']);
  });

  it('gives files and directories the modes that the umask leaves', async () => {
    await put(store, 'd/x');
    const umask = process.umask();
    expect(statSync(join(root, 'd/x')).mode & 0o777).toBe(0o666 & ~umask);
    expect(statSync(join(root, 'd')).mode & 0o777).toBe(0o777 & ~umask);
  });
});

describe('symbolic links', () => {
  beforeEach(() => {
    mkdirSync(join(root, 'd'), { recursive: true });
    writeFileSync(join(root, 'd/inner'), 'inner');
    symlinkSync(join(outside, 'secret'), join(root, 'file-out'));
    symlinkSync(outside, join(root, 'dir-out'));
    symlinkSync('../../outside', join(root, 'd/relative-out'));
    symlinkSync(join(folder, 'nowhere'), join(root, 'dangling'));
    symlinkSync('loop', join(root, 'loop'));
    symlinkSync('d', join(root, 'dir-in'));
    symlinkSync('d/inner', join(root, 'file-in'));
    symlinkSync('../dir-out', join(root, 'd/chain'));
  });
  const leadingOut = [
    'file-out',
    'dir-out/secret',
    'd/relative-out/secret',
    'd/chain/secret',
    'dir-in/chain/secret',
  ];

  it.each(leadingOut)('out of the root are refused by every method: %s', async (name) => {
    expect(await kindOf(store.open(path(name)))).toBe('invalid-path');
    expect(await kindOf(store.stat(path(name)))).toBe('invalid-path');
    expect(await kindOf(store.put(path(name), source('overwritten')))).toBe('invalid-path');
    // A link that is the last segment is itself what is deleted.
    expect(await kindOf(store.delete(path(name)))).toBe(name === 'file-out' ? 'no error' : 'invalid-path');
    expect(readFileSync(join(outside, 'secret'), 'utf8')).toBe('secret');
  });

  it.each(['dir-out', 'd/relative-out', 'd/chain', 'dir-in/chain', 'file-out'])(
    'do not list the outside: %s',
    async (name) => {
      expect(await kindOf(store.list(path(name)))).toBe('invalid-path');
    },
  );

  it.each(['dir-out/new', 'dir-out/new/deeper', 'd/chain/new', 'dangling/new', 'dangling/new/deeper'])(
    'lead no new file or directory out: %s',
    async (name) => {
      expect(await kindOf(store.put(path(name), source('x')))).toBe('invalid-path');
      expect(readdirSync(outside)).toEqual(['secret']);
      expect(existsSync(join(folder, 'nowhere'))).toBe(false);
    },
  );

  it('to nothing, or to themselves, are not followed', async () => {
    expect(await kindOf(store.open(path('dangling')))).toBe('not-found');
    expect(await kindOf(store.open(path('loop')))).toBe('invalid-path');
    expect(await kindOf(store.put(path('loop/x'), source('x')))).toBe('invalid-path');
  });

  it('to nothing are replaced by an upload, not written through', async () => {
    await put(store, 'dangling');
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
    expect(await read(store, 'dangling')).toBe('content');
  });

  it('within the root are followed', async () => {
    expect(await read(store, 'file-in')).toBe('inner');
    expect(await read(store, 'dir-in/inner')).toBe('inner');
    await put(store, 'dir-in/new/file');
    expect(readFileSync(join(root, 'd/new/file'), 'utf8')).toBe('content');
  });

  it('are listed when they lead to something within the root, as what they lead to', async () => {
    expect(await store.list(artifactRoot)).toEqual([
      { path: 'd', is_dir: true },
      { path: 'dir-in', is_dir: true },
      { path: 'file-in', is_dir: false, file_size: 5 },
    ]);
    expect((await store.list(path('dir-in'))).map((info) => info.path)).toEqual(['dir-in/inner']);
  });

  it('are deleted themselves, never what they lead to', async () => {
    for (const name of ['dir-out', 'file-in', 'dir-in']) await store.delete(path(name));
    expect(readdirSync(outside)).toEqual(['secret']);
    expect(readdirSync(root)).not.toContain('dir-in');
    expect(await read(store, 'd/inner')).toBe('inner');
    await store.delete(path('d'));
    expect(readdirSync(outside)).toEqual(['secret']);
  });

  it('in the place of the staging folder are refused', async () => {
    symlinkSync(outside, join(root, '.millrace-uploads'));
    expect(await kindOf(put(store, 'x'))).toBe('not-a-directory');
    await store.sweep(0);
    expect(readdirSync(outside)).toEqual(['secret']);
  });

  it('that appear while a file is opened are noticed', async () => {
    // A directory and a link out of the root change places as fast as they can: what is read is never the secret.
    mkdirSync(join(root, 'flip'));
    writeFileSync(join(root, 'flip/secret'), 'inside');
    const flipper = spawn(process.execPath, ['-e', flipping, root, outside], { stdio: 'ignore' });
    try {
      const outcomes = new Set<string>();
      for (let round = 0; round < 300; round++) {
        outcomes.add(await read(store, 'flip/secret').catch(() => 'refused'));
        await store.put(path('flip/secret'), source('inside')).catch(() => {});
        expect(readFileSync(join(outside, 'secret'), 'utf8')).toBe('secret');
      }
      expect(outcomes).not.toContain('secret');
      expect(outcomes).toContain('inside');
    } finally {
      flipper.kill('SIGKILL');
      await once(flipper, 'close');
    }
  });
});

/** Swaps `flip` between a directory and a symbolic link out of the root, for ever. */
const flipping = `
  const fs = require('node:fs'); const [root, outside] = process.argv.slice(1);
  fs.symlinkSync(outside, root + '/spare-link');
  for (;;) {
    try { fs.renameSync(root + '/flip', root + '/spare-dir'); } catch {}
    try { fs.renameSync(root + '/spare-link', root + '/flip'); } catch {}
    try { fs.renameSync(root + '/flip', root + '/spare-link'); } catch {}
    try { fs.renameSync(root + '/spare-dir', root + '/flip'); } catch {}
  }`;

describe('special files', () => {
  it('are refused without being opened, and not listed', async () => {
    mkdirSync(root);
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(root, 'fifo')]);
    const server = createServer().listen(join(root, 'socket'));
    await once(server, 'listening');
    symlinkSync('/dev/zero', join(root, 'device'));
    symlinkSync('fifo', join(root, 'to-fifo'));
    try {
      for (const name of ['fifo', 'socket', 'device', 'to-fifo']) {
        expect(await kindOf(store.open(path(name)))).toBe('invalid-path');
        expect(await kindOf(store.stat(path(name)))).toBe('invalid-path');
        expect(await kindOf(store.put(path(name), source('x')))).toBe('invalid-path');
      }
      expect(await store.list(artifactRoot)).toEqual([]);
      await store.delete(path('fifo'));
      expect(existsSync(join(root, 'fifo'))).toBe(false);
    } finally {
      server.close();
    }
  });
});

describe('the staging folder', () => {
  const names = ['.millrace-uploads', '.MILLRACE-Uploads', '.millrace-uploads/x', '.ｍillrace-uploads/x'];

  it.each(names)('is not reachable as %s', async (name) => {
    mkdirSync(join(root, '.millrace-uploads'), { recursive: true });
    const reserved = path(name);
    expect(await kindOf(store.open(reserved))).toBe('invalid-path');
    expect(await kindOf(store.stat(reserved))).toBe('invalid-path');
    expect(await kindOf(store.list(reserved))).toBe('invalid-path');
    expect(await kindOf(store.put(reserved, source('x')))).toBe('invalid-path');
    expect(await kindOf(store.delete(reserved))).toBe('invalid-path');
    expect(existsSync(join(root, '.millrace-uploads'))).toBe(true);
  });

  it('is not reachable by a link either', async () => {
    await put(store, 'x');
    mkdirSync(join(root, '.millrace-uploads'));
    writeFileSync(join(root, '.millrace-uploads/upload-1'), 'half');
    symlinkSync('.millrace-uploads', join(root, 'link'));
    expect(await kindOf(store.open(path('link/upload-1')))).toBe('invalid-path');
    expect(await kindOf(store.list(path('link')))).toBe('invalid-path');
    expect((await store.list(artifactRoot)).map((info) => info.path)).toEqual(['x']);
  });

  it('is an ordinary name below the first level', async () => {
    await put(store, 'd/.millrace-uploads/x');
    expect((await store.list(path('d'))).map((info) => info.path)).toEqual(['d/.millrace-uploads']);
  });

  it('is gone after uploads, refusals and deletions', async () => {
    await put(store, 'd/x');
    expect(await kindOf(store.put(path('y'), source('abc'), { sizeBytes: 9 }))).toBe('incomplete-upload');
    expect(await kindOf(store.put(path('z'), source('abc'), { signal: AbortSignal.abort() }))).toBe(
      'aborted',
    );
    await store.delete(path('d'));
    expect(readdirSync(root)).toEqual([]);
  });

  it('is removed by one upload without harm to another', async () => {
    const numbers = Array.from({ length: 300 }, (_, index) => `${index}`);
    // Chains of uploads at once: again and again one ends, and finds the folder empty, while another begins.
    const chain = async (part: readonly string[]): Promise<void> => {
      for (const name of part) {
        await put(store, `f${name}`);
        await put(store, `d${name}/x`);
        await store.delete(path(`d${name}`));
      }
    };
    await Promise.all([0, 1, 2, 3, 4, 5].map((turn) => chain(numbers.slice(turn * 50, turn * 50 + 50))));
    expect(new Set(readdirSync(root))).toEqual(new Set(numbers.map((name) => `f${name}`)));
  });

  it('loses at the next start what a crash left, and keeps what is still being written', async () => {
    const staging = join(root, '.millrace-uploads');
    mkdirSync(join(staging, 'trash-1/sub'), { recursive: true });
    for (const name of ['upload-old', 'upload-new', 'trash-1/sub/file'])
      writeFileSync(join(staging, name), 'half');
    const longAgo = Date.now() / 1000 - 25 * 3600;
    for (const name of ['upload-old', 'trash-1']) utimesSync(join(staging, name), longAgo, longAgo);
    await openLocalArtifactStore(root);
    expect(readdirSync(staging)).toEqual(['upload-new']);
    await openLocalArtifactStore(root, { staleUploadAgeMsMax: 0 });
    expect(existsSync(staging)).toBe(false);
  });

  it('shows nothing of an upload that is killed half way', async () => {
    await put(store, 'x');
    const child = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      halfUpload,
      import.meta.dirname,
      root,
    ]);
    const [started]: unknown[] = await once(child.stdout, 'data');
    expect(String(started)).toContain('half');
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(readdirSync(join(root, '.millrace-uploads'))).toHaveLength(1);
    const reopened = await openLocalArtifactStore(root, { staleUploadAgeMsMax: 0 });
    expect(readdirSync(root)).toEqual(['x']);
    expect(await read(reopened, 'x')).toBe('content');
  });
});

/** Uploads a MiB over `x`, says so, and never ends. */
const halfUpload = `
  const [folder, root] = process.argv.slice(1);
  const { LocalArtifactStore } = await import(folder + '/local-artifact-store.ts');
  await new LocalArtifactStore(root).put('x', (async function* () {
    yield Buffer.alloc(1 << 20); yield Buffer.alloc(1); yield Buffer.alloc(1 << 20);
    process.stdout.write('half');
    setInterval(() => {}, 1000); await new Promise(() => {});
  })());`;

describe('what MLflow left in the directory', () => {
  it('is read as it is, except for its unfinished uploads', async () => {
    mkdirSync(join(root, '1/abc/artifacts'), { recursive: true });
    writeFileSync(join(root, '1/abc/artifacts/model.pkl'), 'model');
    writeFileSync(join(root, '1/abc/artifacts/.artifact.uploading.k3j2'), 'half');
    writeFileSync(join(root, '1/abc/artifacts/plot#1.png'), 'plot');
    expect((await store.list(path('1/abc/artifacts'))).map((info) => info.path)).toEqual([
      '1/abc/artifacts/model.pkl',
      '1/abc/artifacts/plot#1.png',
    ]);
    expect(await read(store, '1/abc/artifacts/model.pkl')).toBe('model');
    expect(await kindOf(store.put(path('1/.artifact.uploading.x'), source('x')))).toBe('invalid-path');
  });
});

describe('Windows', () => {
  const windows = [
    'CON',
    'nul.txt',
    'd/aux',
    'COM1.log',
    'lpt9',
    'com¹',
    'a:b',
    'x::$DATA',
    'x?',
    'a*',
    'x ',
    'x.',
  ];

  it.each(windows)('names are refused where they mean something else: %s', async (name) => {
    const careful = new LocalArtifactStore(root, { windowsNamesOnly: true });
    expect(await kindOf(careful.put(path(name), source('x')))).toBe('invalid-path');
    expect(await kindOf(careful.open(path(name)))).toBe('invalid-path');
    await put(new LocalArtifactStore(root, { windowsNamesOnly: false }), name);
  });

  it('names that only resemble them are fine', async () => {
    const careful = new LocalArtifactStore(root, { windowsNamesOnly: true });
    for (const name of ['control', 'com10', 'nullable', 'auxiliary/x', 'lpt', '.con'])
      await put(careful, name);
    expect(await careful.list(artifactRoot)).toHaveLength(6);
  });
});

describe('reading', () => {
  it('fails when the file is cut while it is read, instead of ending early', async () => {
    await store.put(path('x'), Readable.from([Buffer.alloc(2_000_000)]));
    const streamed = await store.open(path('x'));
    const transferred = await store.open(path('x'));
    truncateSync(join(root, 'x'), 1_000_000);
    expect(await kindOf(buffer(streamed.stream()))).toBe('storage-failure');
    expect(await kindOf(transferred.transfer(new PassThrough().resume()))).toBe('storage-failure');
  });

  it('gives its descriptor back in every way that it can end', async () => {
    await store.put(path('x'), Readable.from([Buffer.alloc(2_000_000)]));
    const before = openDescriptors();
    for (let round = 0; round < 5; round++) {
      await text((await store.open(path('x'))).stream());
      (await store.open(path('x'))).stream().destroy();
      await (await store.open(path('x'))).close();
      const unfinished = (await store.open(path('x'))).stream();
      await once(unfinished, 'readable');
      unfinished.destroy();
      expect(await kindOf(store.open(path('none')))).toBe('not-found');
      expect(await kindOf(store.open(artifactRoot))).toBe('is-directory');
    }
    await expect.poll(openDescriptors).toBe(before);
  });
});

describe('a listing', () => {
  it('that would be larger than the limit is refused, not cut', async () => {
    for (const name of ['d/a', 'd/b', 'd/c']) await put(store, name);
    const three = new LocalArtifactStore(root, { listedEntriesMax: 3 });
    const two = new LocalArtifactStore(root, { listedEntriesMax: 2 });
    expect(await three.list(path('d'))).toHaveLength(3);
    expect(await kindOf(two.list(path('d')))).toBe('too-many-entries');
    // The staging folder does not count.
    await put(store, 'x');
    expect(await two.list(artifactRoot)).toHaveLength(2);
  });
});

describe('memory', () => {
  it('of chunks that were given to the store is given back as soon as they are written', async () => {
    const given = [Buffer.alloc(600_000), Buffer.alloc(600_000)];
    await store.put(path('x'), Readable.from(given), { ownsChunks: true });
    expect(given.map((chunk) => chunk.byteLength)).toEqual([0, 0]);
    expect(await store.stat(path('x'))).toMatchObject({ size: 1_200_000 });
  });
});

describe('errors of the system', () => {
  it('say nothing of the machine, and keep the reason as their cause', async () => {
    writeFileSync(join(folder, 'file'), 'x');
    const broken = new LocalArtifactStore(join(folder, 'file'));
    const error: unknown = await broken.put(path('x'), source('x')).catch((reason: unknown) => reason);
    expect(String(error)).not.toContain(folder);
    expect(error).toHaveProperty('cause.code');
  });

  it.runIf(existsSync('/dev/full'))('are told apart: a full disk', async () => {
    await using full = await open('/dev/full', 'w');
    using batches = batchesOf(source('x'), {});
    const writing = receive(batches, full).catch((reason: unknown) =>
      Promise.reject(asArtifactError(reason)),
    );
    expect(await kindOf(writing)).toBe('no-space');
  });
});

function openDescriptors(): number {
  return readdirSync('/proc/self/fd').length;
}

function path(name: string): ArtifactPath {
  return parseArtifactPath(name);
}

function source(content: string): Readable {
  return Readable.from([Buffer.from(content)]);
}

async function put(target: LocalArtifactStore, name: string): Promise<void> {
  await target.put(path(name), source('content'));
}

async function read(target: LocalArtifactStore, name: string): Promise<string> {
  return text((await target.open(path(name))).stream());
}
