import { describe, expect, it } from 'vitest';
import {
  type ArtifactLocationPolicy,
  checkArtifactLocation,
  checkStoredLocationHost,
  isSafeArtifactLocation,
} from './artifact-location.ts';

const closed: ArtifactLocationPolicy = {
  fieldName: 'artifact_location',
  trustedLocations: [],
  allowedSchemes: [],
};
const hostReason = (scheme: string): string =>
  `the '${scheme}' scheme addresses a host other than the tracking server's configured artifact storage, so the ` +
  'server would connect to the host named in the URI. Set the MLFLOW_ALLOWED_HOST_ADDRESSED_ARTIFACT_SCHEMES ' +
  'environment variable on the server to allow it.';

describe('checkArtifactLocation', () => {
  it.each(
    [
      '/abs',
      'rel/x',
      'file:///x',
      's3://b/x',
      's3://b/x;y',
      's3://b/x?y=1',
      'gs://b',
      'dbfs:/x',
      'wasbs://c@h/x',
    ].concat([
      'mlflow-artifacts:/x',
      'mlflow-artifacts:///x',
      'x',
      'C:/x',
      'é'.repeat(2048),
      '\u{1F600}'.repeat(2048),
    ]),
  )('has nothing against %.40s', (location) => {
    expect(isSafeArtifactLocation(location, closed)).toBe(true);
  });

  const fragmentMessage = "'artifact_location' URL can't include fragments or params.";
  it.each([
    ['s3://b/x#y', fragmentMessage],
    ['/x#y', fragmentMessage],
    ['http://h/x;y', fragmentMessage],
    ['/x;y', fragmentMessage],
    ['s3://b/x?a=..', 'Invalid query string'],
    ['s3://b/x?a=%252e%252e', 'Invalid query string'],
    ['/x?..', 'Invalid query string'],
    ['runs:/abc', "Artifact location cannot be a runs:/ URI. Given: 'runs:/abc'"],
    ['http://h/x#y', fragmentMessage],
    ['http://h/x?..', 'Invalid query string'],
    [
      'x'.repeat(2049),
      'Invalid artifact path length. The length of the artifact path cannot be greater than 2048 characters. To ' +
        'configure this limit, please set the MLFLOW_ARTIFACT_LOCATION_MAX_LENGTH environment variable.',
    ],
  ])('refuses %.40s in the words of MLflow', (location, message) => {
    const check = (): void => checkArtifactLocation(location, closed);
    expect(check).toThrow(expect.objectContaining({ kind: 'invalid-uri', message }));
    expect(isSafeArtifactLocation(location, closed)).toBe(false);
  });

  it.each(['http', 'https', 'ftp', 'sftp', 'hdfs', 'viewfs', 'mlflow-artifacts', 'r2', 'b2', 'abfss'])(
    'refuses a foreign host by %s',
    (scheme) => {
      const check = (): void => checkArtifactLocation(`${scheme}://evil/x`, closed);
      expect(check).toThrow(`'artifact_location' cannot use the '${scheme}' scheme: ${hostReason(scheme)}`);
      expect(
        isSafeArtifactLocation(`${scheme.toUpperCase()}://evil/x`, { ...closed, allowedSchemes: [scheme] }),
      ).toBe(true);
    },
  );

  it.each([
    ['http://h/x', ['http://h:80/y'], true],
    ['http://H/x', ['http://h/y'], true],
    ['https://h/x', ['http://h/y'], false],
    ['https://h:80/x', ['http://h/y'], true],
    ['mlflow-artifacts://h/x', ['http://h/y'], true],
    ['mlflow-artifacts://h/x', ['https://h/y'], true],
    ['mlflow-artifacts://h:5000/x', ['http://h:5000/y'], true],
    ['mlflow-artifacts://h:5001/x', ['http://h:5000/y'], false],
    ['viewfs://n/x', ['hdfs://n/y'], true],
    ['hdfs://n:8020/x', ['hdfs://n/y'], false],
    ['http://h@evil/x', ['http://h/y'], false],
    ['http://evil@h/x', ['http://h/y'], true],
    ['http://h:x/x', ['http://h/y'], false],
    ['http://h:99999/x', ['http://h/y'], false],
    ['http://h:99999/x', ['http://h:99999/y'], false],
    ['http://h\\@evil/x', ['http://h/y'], false],
    ['http://evil\\@h/x', ['http://h/y'], false],
    ['http://h /x', ['http://h/y'], false],
    ['http://h.evil/x', ['http://h/y'], false],
    ['http://[::1]:5000/x', ['http://[::1]:5000/y'], true],
    ['http://[::1/x', ['http://[::1/y'], false],
    ['http:///x', ['s3://b'], false],
    ['http://h:/x', ['http://h/y'], true],
    ['abfss://fs@account.dfs.core.windows.net/x', ['abfss://other@account.dfs.core.windows.net/y'], true],
  ] as const)('%s with %j trusted: %s', (location, trustedLocations, isSafe) => {
    expect(isSafeArtifactLocation(location, { ...closed, trustedLocations })).toBe(isSafe);
  });

  it('judges a stored location by its host alone', () => {
    expect(() => checkStoredLocationHost('s3://b/x#y', closed)).not.toThrow();
    expect(() => checkStoredLocationHost('http://evil/x', closed)).toThrow(
      `The tracking server does not connect to artifact location 'http://evil/x': ${hostReason('http')}`,
    );
  });
});
