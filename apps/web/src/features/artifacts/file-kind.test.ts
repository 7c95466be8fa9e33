import { describe, expect, it } from 'vitest';
import { fileKind } from './file-kind.ts';

describe('fileKind', () => {
  it.each([
    ['a/B.PNG', 'image'],
    ['MLmodel', 'model'],
    ['model/requirements.txt', 'text'],
    ['Dockerfile', 'text'],
    ['a.json/data', 'bytes'],
    ['a.tar.gz', 'bytes'],
    ['constructor', 'bytes'],
    ['map.geojson', 'map'],
    ['', 'bytes'],
  ])('%s is %s', (path, kind) => {
    expect(fileKind(path)).toBe(kind);
  });
});
