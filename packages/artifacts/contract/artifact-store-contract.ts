import { Readable, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  artifactRoot,
  ArtifactError,
  type ArtifactStore,
  type ArtifactStoreCapabilities,
  parseArtifactPath,
} from '../src/index.ts';
import { chunks, failing, gated, hanging, patterned, slices, SlowTarget } from './byte-sources.ts';

export interface ArtifactStoreContract {
  readonly name: string;
  /** A new, empty store. */
  open(): Promise<ArtifactStore>;
  close(store: ArtifactStore): Promise<void>;
  readonly capabilities: ArtifactStoreCapabilities;
}

const file = parseArtifactPath('run/model/weights.bin');
const mebibyte = 1024 * 1024;

/** What every ArtifactStore does, whatever it stores in. Call it in a test file, once for each store. */
export function artifactStoreContract(contract: ArtifactStoreContract): void {
  describe(`artifact store contract: ${contract.name}`, () => {
    let store: ArtifactStore;
    beforeEach(async () => {
      store = await contract.open();
    });
    afterEach(() => contract.close(store));
    const current = (): ArtifactStore => store;

    it('has the capabilities that it declares', () => {
      expect(store.capabilities).toEqual(contract.capabilities);
    });
    describePut(current);
    describeRefusedPut(current);
    describeConcurrency(current);
    describeOpen(current);
    describeStat(current);
    describeList(current);
    describeDelete(current);
  });
}

function describePut(store: () => ArtifactStore): void {
  describe('put', () => {
    it('stores the bytes of an async iterable and tells their number', async () => {
      await expect(store().put(file, chunks('ab', '', 'cde'))).resolves.toEqual({ size: 5 });
      expect(await read(store(), file)).toBe('abcde');
    });

    it('stores the bytes of a Readable', async () => {
      await expect(store().put(file, Readable.from([Buffer.from('ab'), Buffer.from('c')]))).resolves.toEqual({
        size: 3,
      });
      expect(await read(store(), file)).toBe('abc');
    });

    it('stores an empty file', async () => {
      await expect(store().put(file, chunks(), { sizeBytes: 0 })).resolves.toEqual({ size: 0 });
      expect(await read(store(), file)).toBe('');
      expect(await store().list(parseArtifactPath('run/model'))).toEqual([
        { path: 'run/model/weights.bin', is_dir: false, file_size: 0 },
      ]);
    });

    it('stores every byte of a file that comes in thousands of chunks of odd sizes', async () => {
      const content = patterned(3 * mebibyte + 17);
      await store().put(file, slices(content, 1013), { sizeBytes: content.byteLength });
      expect((await readBytes(store(), file)).equals(content)).toBe(true);
    });

    it('stores a chunk that is larger than any batch', async () => {
      const content = patterned(5 * mebibyte + 3);
      await store().put(file, slices(content, content.byteLength));
      expect((await readBytes(store(), file)).equals(content)).toBe(true);
    });

    it('takes only whole buffers away from its caller, and only when they were given to it', async () => {
      const given = [Buffer.alloc(600_000, 'a'), Buffer.alloc(600_000, 'b').subarray(1)];
      const lent = Buffer.alloc(600_000, 'c');
      await store().put(file, Readable.from(given), { ownsChunks: true });
      const content = await readBytes(store(), file);
      expect(content.equals(Buffer.from('a'.repeat(600_000) + 'b'.repeat(599_999)))).toBe(true);
      expect(given[1]?.byteLength).toBe(599_999);
      await store().put(file, Readable.from([lent]));
      expect(lent.byteLength).toBe(600_000);
      expect((await readBytes(store(), file)).equals(lent)).toBe(true);
    });

    it('replaces a file with a shorter one', async () => {
      await put(store(), 'x', 'a long text');
      await put(store(), 'x', 'short');
      expect(await read(store(), parseArtifactPath('x'))).toBe('short');
    });

    it.each([
      'ü ä/文件.txt',
      'a+b&c=d@e',
      '~',
      '...',
      '.hidden',
      'quote\'"',
      'CON',
      'percent%',
      'a:b',
      '\u{1F600}',
    ])('stores and lists the name %j', async (name) => {
      await put(store(), name, name);
      expect(await read(store(), parseArtifactPath(name))).toBe(name);
      const parent = parseArtifactPath(name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '');
      expect((await store().list(parent)).map(({ path }) => path)).toEqual([name]);
    });
  });
}

function describeRefusedPut(store: () => ArtifactStore): void {
  describe('put, refused', () => {
    it('refuses fewer bytes than announced, and leaves no trace', async () => {
      expect(await kindOf(store().put(file, chunks('abc'), { sizeBytes: 4 }))).toBe('incomplete-upload');
      expect(await store().list(artifactRoot)).toEqual([]);
    });

    it('refuses more bytes than announced, and keeps the file that was there', async () => {
      await store().put(file, chunks('old'));
      expect(await kindOf(store().put(file, chunks('abc', 'de'), { sizeBytes: 4 }))).toBe(
        'incomplete-upload',
      );
      expect(await read(store(), file)).toBe('old');
    });

    it('keeps the file that was there when the source fails', async () => {
      await store().put(file, chunks('old'));
      expect(await kindOf(store().put(file, failing('new content')))).toBe('incomplete-upload');
      expect(await read(store(), file)).toBe('old');
    });

    it('refuses a Readable that is destroyed half way, with or without an error', async () => {
      for (const error of [undefined, new Error('connection reset')]) {
        const source = new Readable({ read() {} });
        source.push(Buffer.alloc(100));
        const upload = store().put(file, source);
        setImmediate(() => source.destroy(error));
        expect(await kindOf(upload)).toBe('incomplete-upload');
      }
      expect(await store().list(artifactRoot)).toEqual([]);
    });

    it('refuses a Readable that is destroyed already', async () => {
      const source = new Readable({ read() {} });
      source.destroy();
      expect(await kindOf(store().put(file, source))).toBe('incomplete-upload');
    });

    it('leaves a Readable that it refused alive for its owner', async () => {
      const source = new Readable({ read() {} });
      source.push(Buffer.alloc(100));
      expect(await kindOf(store().put(file, source, { sizeBytes: 1 }))).toBe('incomplete-upload');
      expect(source.destroyed).toBe(false);
      expect(source.isPaused()).toBe(true);
      source.destroy(new Error('a later failure, which concerns nobody'));
    });

    it.each(['a stream', 'an iterable'])(
      'stops at once when the signal fires while %s is silent',
      async (kind) => {
        const silent = new Readable({ read() {} });
        silent.push(Buffer.alloc(10));
        const abort = new AbortController();
        const upload = store().put(file, kind === 'a stream' ? silent : hanging(), { signal: abort.signal });
        setTimeout(() => abort.abort(), 20);
        expect(await kindOf(upload)).toBe('aborted');
        expect(await store().list(artifactRoot)).toEqual([]);
      },
    );

    it('does not begin when the signal has fired before', async () => {
      expect(await kindOf(store().put(file, chunks('x'), { signal: AbortSignal.abort() }))).toBe('aborted');
      expect(
        await kindOf(store().put(file, Readable.from([Buffer.from('x')]), { signal: AbortSignal.abort() })),
      ).toBe('aborted');
      expect(await store().list(artifactRoot)).toEqual([]);
    });

    it('refuses the root, and a directory that is there', async () => {
      await store().put(file, chunks('x'));
      expect(await kindOf(store().put(artifactRoot, chunks('x')))).toBe('is-directory');
      expect(await kindOf(store().put(parseArtifactPath('run/model'), chunks('x')))).toBe('is-directory');
      expect(await read(store(), file)).toBe('x');
    });

    it('refuses a path through a file', async () => {
      await put(store(), 'a', 'x');
      expect(await kindOf(store().put(parseArtifactPath('a/b'), chunks('y')))).toBe('not-a-directory');
      expect(await kindOf(store().put(parseArtifactPath('a/b/c'), chunks('y')))).toBe('not-a-directory');
      expect(await read(store(), parseArtifactPath('a'))).toBe('x');
    });
  });
}

function describeConcurrency(store: () => ArtifactStore): void {
  describe('several at once', () => {
    it('never shows a mixture of uploads to one path, and the last to complete wins', async () => {
      const contents = Array.from({ length: 6 }, (_, index) => Buffer.alloc(300_000 + index, 0x61 + index));
      const uploads = contents.map((content) => store().put(file, slices(content, 7001)));
      const seen: Buffer[] = [];
      const all = Promise.all(uploads).then(() => 'all stored');
      const observe = async (): Promise<string> => {
        await new Promise(setImmediate);
        const bytes = await readBytes(store(), file).catch(() => undefined);
        if (bytes !== undefined) seen.push(bytes);
        return 'observed';
      };
      while ((await Promise.race([all, observe()])) === 'observed');
      await all;
      seen.push(await readBytes(store(), file));
      for (const bytes of seen) expect(contents.some((content) => content.equals(bytes))).toBe(true);
      const late = gated('late');
      const slow = store().put(file, late.source);
      await store().put(file, chunks('early'));
      late.open();
      await slow;
      expect(await read(store(), file)).toBe('late');
    });

    it('creates one directory from many uploads', async () => {
      const names = Array.from(
        { length: 40 },
        (_, index) => `new/deep/dir/f${String(index).padStart(2, '0')}`,
      );
      await Promise.all(names.map((name) => put(store(), name, name)));
      const listed = await store().list(parseArtifactPath('new/deep/dir'));
      expect(listed.map(({ path }) => path)).toEqual(names);
    });

    it('lets uploads and deletions of their directory run into each other without an error or a half', async () => {
      const content = 'whole content';
      const work = Array.from({ length: 60 }, (_, index) =>
        index % 3 === 0 ? store().delete(parseArtifactPath('d')) : put(store(), `d/e/f${index}`, content),
      );
      await Promise.all(work);
      const left = await store().list(parseArtifactPath('d/e'));
      for (const { path } of left) expect(await read(store(), parseArtifactPath(path))).toBe(content);
      await put(store(), 'd/e/after', content);
      expect(await read(store(), parseArtifactPath('d/e/after'))).toBe(content);
    });
  });
}

function describeOpen(store: () => ArtifactStore): void {
  describe('open', () => {
    it('tells size and time, and streams ranges', async () => {
      await store().put(file, chunks('0123456789'));
      for (const [start, end] of [
        [0, 10],
        [0, 1],
        [9, 10],
        [3, 7],
        [5, 5],
      ] as const) {
        const opened = await store().open(file);
        expect(opened.size).toBe(10);
        expect(opened.mtimeMs).toBeGreaterThan(1e12);
        expect((await buffer(opened.stream({ start, end }))).toString()).toBe('0123456789'.slice(start, end));
      }
    });

    it('transfers whole files and ranges to a slow target, byte for byte', async () => {
      const content = patterned(2 * mebibyte + 5);
      await store().put(file, slices(content, 65_536));
      for (const range of [undefined, { start: 1, end: content.byteLength - 1 }, { start: 7, end: 8 }]) {
        await using opened = await store().open(file);
        const target = new SlowTarget();
        await opened.transfer(target, range);
        const expected = content.subarray(range?.start, range?.end);
        expect(Buffer.concat(target.received).equals(expected)).toBe(true);
      }
    });

    it('rejects a transfer whose target goes away, instead of waiting', async () => {
      await store().put(file, slices(patterned(4 * mebibyte), 65_536));
      for (const error of [undefined, new Error('reset')]) {
        const opened = await store().open(file);
        const target = new Writable({ write: () => void setImmediate(() => target.destroy(error)) });
        expect(await kindOf(opened.transfer(target))).toBe('aborted');
        expect(target.listenerCount('close') + target.listenerCount('error')).toBe(0);
      }
    });

    it('has a tag that stays while the file does, and changes when it is replaced by as many bytes', async () => {
      await store().put(file, chunks('aaaa'));
      const tags = [
        await etagOf(store(), file),
        await etagOf(store(), file),
        (await store().stat(file)).etag,
      ];
      expect(new Set(tags).size).toBe(1);
      expect(tags[0]).toMatch(/^"[!#-~]+"$/);
      await store().put(file, chunks('bbbb'));
      expect(await etagOf(store(), file)).not.toBe(tags[0]);
    });

    it('keeps reading the old bytes of a file that is replaced or deleted meanwhile', async () => {
      await store().put(file, chunks('old'));
      const first = await store().open(file);
      await store().put(file, chunks('newer'));
      const second = await store().open(file);
      await store().delete(file);
      expect((await buffer(first.stream())).toString()).toBe('old');
      expect((await buffer(second.stream())).toString()).toBe('newer');
    });

    it('refuses what is missing and what is a directory, in words that a client may read', async () => {
      await store().put(file, chunks('x'));
      const missing = parseArtifactPath('run/none');
      await expect(store().open(missing)).rejects.toMatchObject({
        kind: 'not-found',
        message: "No such artifact: 'run/none'",
      });
      expect(await kindOf(store().open(parseArtifactPath('run/model/weights.bin/x')))).toBe('not-found');
      await expect(store().open(parseArtifactPath('run'))).rejects.toMatchObject({
        kind: 'is-directory',
        message: "Artifact path refers to a directory, not a file: 'run'",
      });
      expect(
        await kindOf(
          store()
            .open(artifactRoot)
            .then((opened) => opened.close()),
        ),
      ).toBe('is-directory');
    });

    it('refuses a second stream, and a range outside the file', async () => {
      await store().put(file, chunks('abc'));
      await using opened = await store().open(file);
      expect(() => opened.stream({ start: 0, end: 4 })).toThrow(RangeError);
      expect(() => opened.stream({ start: -1, end: 2 })).toThrow(RangeError);
      opened.stream().destroy();
      expect(() => opened.stream()).toThrow('once');
      await opened.close();
    });
  });
}

function describeStat(store: () => ArtifactStore): void {
  describe('stat', () => {
    it('tells files from directories', async () => {
      await store().put(file, chunks('abc'));
      expect(await store().stat(file)).toMatchObject({ is_dir: false, size: 3 });
      expect(await store().stat(parseArtifactPath('run'))).toMatchObject({ is_dir: true, size: 0 });
    });

    it('refuses what is missing', async () => {
      expect(await kindOf(store().stat(file))).toBe('not-found');
    });
  });
}

function describeList(store: () => ArtifactStore): void {
  describe('list', () => {
    it('lists direct children with paths from the root, in order of code points', async () => {
      const names = [
        'b',
        'B',
        'a b',
        'a',
        'sub-1',
        'sub/x',
        'sub.x',
        'z10',
        'z9',
        'é',
        '\uffee',
        '\u{1F600}',
        '.h',
      ];
      for (const name of names) await put(store(), `d/${name}`, name);
      const listed = await store().list(parseArtifactPath('d'));
      const order = [
        '.h',
        'B',
        'a',
        'a b',
        'b',
        'sub',
        'sub-1',
        'sub.x',
        'z10',
        'z9',
        'é',
        '\uffee',
        '\u{1F600}',
      ];
      expect(listed.map(({ path }) => path)).toEqual(order.map((name) => `d/${name}`));
      expect(listed[2]).toEqual({ path: 'd/a', is_dir: false, file_size: 1 });
      expect(listed[5]).toEqual({ path: 'd/sub', is_dir: true });
    });

    it('is empty for an empty root, a missing directory, a file, and below a file', async () => {
      expect(await store().list(artifactRoot)).toEqual([]);
      await put(store(), 'a', 'x');
      expect(await store().list(parseArtifactPath('none'))).toEqual([]);
      expect(await store().list(parseArtifactPath('a'))).toEqual([]);
      expect(await store().list(parseArtifactPath('a/b'))).toEqual([]);
      expect(await store().list(artifactRoot)).toEqual([{ path: 'a', is_dir: false, file_size: 1 }]);
    });

    it('shows nothing of an upload that is under way', async () => {
      const upload = gated('x');
      const pending = store().put(file, upload.source);
      await upload.hasBegun;
      expect(await store().list(artifactRoot)).toEqual([]);
      expect(await kindOf(store().open(file))).toBe('not-found');
      upload.open();
      await pending;
      expect((await store().list(artifactRoot)).map(({ path }) => path)).toEqual(['run']);
    });

    it('lists a thousand files', async () => {
      const names = Array.from({ length: 1000 }, (_, index) => `many/f${String(index).padStart(4, '0')}`);
      for (let index = 0; index < names.length; index += 50) {
        await Promise.all(names.slice(index, index + 50).map((name) => put(store(), name, 'x')));
      }
      expect((await store().list(parseArtifactPath('many'))).map(({ path }) => path)).toEqual(names);
    });
  });
}

function describeDelete(store: () => ArtifactStore): void {
  describe('delete', () => {
    it('deletes a file and keeps its neighbours and its emptied parents', async () => {
      await put(store(), 'd/a', 'x');
      await put(store(), 'd/sub/b', 'x');
      await store().delete(parseArtifactPath('d/sub/b'));
      expect((await store().list(parseArtifactPath('d'))).map(({ path }) => path)).toEqual(['d/a', 'd/sub']);
      await store().delete(parseArtifactPath('d/a'));
      expect((await store().list(parseArtifactPath('d'))).map(({ path }) => path)).toEqual(['d/sub']);
    });

    it('deletes a tree, and its name can be used again', async () => {
      for (const name of ['t/a', 't/b/c', 't/b/d/e', 'tt']) await put(store(), name, name);
      await store().delete(parseArtifactPath('t'));
      expect((await store().list(artifactRoot)).map(({ path }) => path)).toEqual(['tt']);
      await put(store(), 't', 'a file now');
      expect(await read(store(), parseArtifactPath('t'))).toBe('a file now');
    });

    it('finds nothing wrong with what is missing', async () => {
      await store().delete(file);
      await put(store(), 'a', 'x');
      await store().delete(parseArtifactPath('a/b'));
      await store().delete(parseArtifactPath('none'));
      expect(await read(store(), parseArtifactPath('a'))).toBe('x');
    });

    it('never deletes the root', async () => {
      await put(store(), 'a', 'x');
      expect(await kindOf(store().delete(artifactRoot))).toBe('invalid-path');
      expect(await read(store(), parseArtifactPath('a'))).toBe('x');
    });
  });
}

/** The kind of the ArtifactError that an operation rejects with; else what it did instead. */
export async function kindOf(operation: Promise<unknown>): Promise<unknown> {
  const error: unknown = await operation.then(
    () => 'no error',
    (reason: unknown) => reason,
  );
  return ArtifactError.is(error) ? error.kind : error;
}

async function put(store: ArtifactStore, path: string, content: string): Promise<void> {
  await store.put(parseArtifactPath(path), chunks(content));
}

async function readBytes(store: ArtifactStore, path: ReturnType<typeof parseArtifactPath>): Promise<Buffer> {
  return buffer((await store.open(path)).stream());
}

async function read(store: ArtifactStore, path: ReturnType<typeof parseArtifactPath>): Promise<string> {
  return (await readBytes(store, path)).toString();
}

async function etagOf(store: ArtifactStore, path: ReturnType<typeof parseArtifactPath>): Promise<string> {
  await using opened = await store.open(path);
  return opened.etag;
}
