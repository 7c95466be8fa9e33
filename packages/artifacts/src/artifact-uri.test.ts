import { describe, expect, it } from 'vitest';
import { parseArtifactPath } from './artifact-path.ts';
import { type ArtifactUri, joinArtifactUri, parseArtifactUri } from './artifact-uri.ts';

describe('parseArtifactUri', () => {
  it.each<[string, Partial<ArtifactUri>]>([
    ['/data/mlruns', { kind: 'local', scheme: '', path: '/data/mlruns' }],
    ['./mlruns', { kind: 'local', scheme: '', path: './mlruns' }],
    ['/data/a%20b', { kind: 'local', path: '/data/a b' }],
    ['file:///data/a%20b?x#y', { kind: 'local', scheme: 'file', path: '/data/a b' }],
    ['file:/data', { kind: 'local', path: '/data' }],
    ['file://localhost/data', { kind: 'local', path: '/data' }],
    ['FILE:mlruns', { kind: 'local', scheme: 'file', path: 'mlruns' }],
    [
      'mlflow-artifacts:/1/abc/artifacts',
      { kind: 'proxied', authority: undefined, path: parseArtifactPath('1/abc/artifacts') },
    ],
    ['mlflow-artifacts:///x', { kind: 'proxied', authority: undefined, path: parseArtifactPath('x') }],
    [
      'mlflow-artifacts://host:5000/x/y',
      { kind: 'proxied', authority: 'host:5000', path: parseArtifactPath('x/y') },
    ],
    ['mlflow-artifacts:/', { kind: 'proxied', path: parseArtifactPath('') }],
    [
      'http://h/api/2.0/mlflow-artifacts/artifacts/1/a',
      { kind: 'proxied', scheme: 'http', authority: 'h', path: parseArtifactPath('1/a') },
    ],
    ['http://h/elsewhere', { kind: 'remote', scheme: 'http', authority: 'h', path: '/elsewhere' }],
    [
      's3://bucket/key?version=1',
      { kind: 'remote', scheme: 's3', authority: 'bucket', path: '/key', query: 'version=1' },
    ],
    ['dbfs:/x', { kind: 'remote', scheme: 'dbfs', authority: undefined, path: '/x' }],
    ['runs:/abc/model', { kind: 'remote', scheme: 'runs', path: '/abc/model' }],
    ['gs://b', { kind: 'remote', scheme: 'gs', authority: 'b', path: '' }],
  ])('reads %s', (text, expected) => {
    expect(parseArtifactUri(text)).toMatchObject({ ...expected, text });
  });

  it.each([
    '',
    'file://evil.example/x',
    'file://localhost.evil.example/x',
    '/a%00b',
    's3://b/\0',
    `/${'x'.repeat(9000)}`,
  ])('refuses %j', (text) => {
    expect(() => parseArtifactUri(text)).toThrow(expect.objectContaining({ kind: 'invalid-uri' }));
  });

  it.each(['mlflow-artifacts:/../x', 'mlflow-artifacts://h/a/%2e%2e/b', 'mlflow-artifacts:/a%23'])(
    'refuses the path of %s',
    (text) => {
      expect(() => parseArtifactUri(text)).toThrow(expect.objectContaining({ kind: 'invalid-path' }));
    },
  );
});

describe('joinArtifactUri', () => {
  // Every row is what MLflow 3.17.2's append_to_uri_path answers.
  it.each([
    ['s3://b/x?y', 'z', 's3://b/x/z?y'],
    ['s3://bucket/base/path?param=value', 'some/sub', 's3://bucket/base/path/some/sub?param=value'],
    ['s3://b', 'z', 's3://b/z'],
    ['s3:///x', 'y', 's3:/x/y'],
    ['S3://B/X', 'y', 's3://B/X/y'],
    ['gs://b?q', 'x', 'gs://b/x?q'],
    ['http://h', 'x', 'http://h/x'],
    ['mlflow-artifacts:', 'x', 'mlflow-artifacts:x'],
    ['s3://b/', 'z', 's3://b/z'],
    ['s3://b/x/', 'z', 's3://b/x/z'],
    ['mlflow-artifacts:/', '1', 'mlflow-artifacts:/1'],
    ['mlflow-artifacts:/1', 'r/artifacts', 'mlflow-artifacts:/1/r/artifacts'],
    ['mlflow-artifacts://h:5000/a', 'b', 'mlflow-artifacts://h:5000/a/b'],
    ['file:/x', 'y', 'file:///x/y'],
    ['file:///x', 'y', 'file:///x/y'],
    ['file:x', 'y', 'file:x/y'],
    ['/a/b', 'c', '/a/b/c'],
    ['/a/b/', 'c', '/a/b/c'],
    ['a?b', 'c', 'a?b/c'],
    ['dbfs:/x', 'y', 'dbfs:/x/y'],
    ['http://h/p;q?r#s', 'z', 'http://h/p/z;q?r#s'],
    ['hdfs://h:8020/p', 'z', 'hdfs://h:8020/p/z'],
    ['wasbs://c@a.blob.core.windows.net/p?sig=1', 'z', 'wasbs://c@a.blob.core.windows.net/p/z?sig=1'],
  ])('%s and %s is %s', (parent, child, joined) => {
    expect(joinArtifactUri(parseArtifactUri(parent), parseArtifactPath(child)).text).toBe(joined);
  });

  it.each(['s3://b/x?..', 's3://b/x?a=%2e%2e/y', 's3://b/x?%252e%252e'])(
    'refuses the query of %s',
    (text) => {
      const join = (): ArtifactUri => joinArtifactUri(parseArtifactUri(text), parseArtifactPath('z'));
      expect(join).toThrow(expect.objectContaining({ kind: 'invalid-uri', message: 'Invalid query string' }));
    },
  );
});
