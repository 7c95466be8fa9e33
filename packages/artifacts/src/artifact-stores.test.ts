import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ArtifactError } from './artifact-error.ts';
import { joinArtifactPath, parseArtifactPath } from './artifact-path.ts';
import { createArtifactStores } from './artifact-stores.ts';
import { parseArtifactUri } from './artifact-uri.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-stores-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('createArtifactStores', () => {
  it.each(['', 'file://'])(
    'finds a proxied artifact in a destination given as a path after %j',
    async (prefix) => {
      const stores = await createArtifactStores({ destination: `${prefix}${folder}/a%20b` });
      await stores.destination.put(parseArtifactPath('1/r/artifacts/x'), Readable.from([Buffer.from('abc')]));
      const { store, path } = stores.resolve(parseArtifactUri('mlflow-artifacts:/1/r/artifacts'));
      expect(await store.stat(joinArtifactPath(path, parseArtifactPath('x')))).toMatchObject({ size: 3 });
      const local = stores.resolve(parseArtifactUri(`${folder}/a b/1/r`));
      expect(await local.store.list(local.path)).toEqual([{ path: 'artifacts', is_dir: true }]);
    },
  );

  it('refuses schemes that have no store, at the start and later', async () => {
    await expect(createArtifactStores({ destination: 's3://bucket/x' })).rejects.toMatchObject({
      kind: 'not-supported',
      message: "No artifact store for the scheme 's3:' in this version",
    });
    await expect(createArtifactStores({ destination: 'mlflow-artifacts:/x' })).rejects.toMatchObject({
      kind: 'not-supported',
    });
    await expect(createArtifactStores({ destination: 'file://elsewhere/x' })).rejects.toMatchObject({
      kind: 'invalid-uri',
    });
    const stores = await createArtifactStores({ destination: folder });
    expect(() => stores.resolve(parseArtifactUri('gs://b/x'))).toThrow("scheme 'gs:'");
  });

  it('says so when artifacts are not served', async () => {
    const stores = await createArtifactStores({});
    expect(() => stores.destination).toThrow(expect.objectContaining({ kind: 'not-supported' }));
    expect(() => stores.resolve(parseArtifactUri('mlflow-artifacts:/x'))).toThrow('no artifacts destination');
  });
});

describe('ArtifactError', () => {
  it('is recognised by its marker, of one kind or any', () => {
    const error: unknown = new ArtifactError('not-found', 'x');
    expect(ArtifactError.is(error)).toBe(true);
    expect(ArtifactError.is(error, 'not-found')).toBe(true);
    expect(ArtifactError.is(error, 'no-space')).toBe(false);
    expect(
      ArtifactError.is({ [Symbol.for('millrace.ArtifactError')]: true, kind: 'not-found' }, 'not-found'),
    ).toBe(true);
    for (const other of [null, undefined, 'not-found', new Error('x'), { kind: 'not-found' }]) {
      expect(ArtifactError.is(other)).toBe(false);
    }
  });
});
