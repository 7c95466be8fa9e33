import { describe, expect, it } from 'vitest';
import { ArtifactError } from './artifact-error.ts';
import {
  artifactBaseName,
  artifactPathSegments,
  artifactRoot,
  joinArtifactPath,
  parseArtifactFilePath,
  parseArtifactPath,
} from './artifact-path.ts';
import { decodeRoundsMax } from './percent-decode.ts';

/** `text`, percent-encoded over and over. */
function encoded(text: string, rounds: number): string {
  const once = text.replaceAll(/[./\\%]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
  let result = once;
  for (let round = 1; round < rounds; round++) result = result.replaceAll('%', '%25');
  return result;
}

/** `a%`, encoded `rounds` times over. */
function nestedPercent(rounds: number): string {
  return `a%${'25'.repeat(rounds)}`;
}

const upwards = [
  ' ..',
  '..;/x',
  '..?',
  'a/..;y/x',
  '%2e%2e%3bx',
  '%20..',
  ' /x',
  '%20%2fx',
  ' C:/x',
  '%2520%252e./x',
  '..',
  '../x',
  'a/..',
  'a/../b',
  'a/b/../../../c',
  './..',
  'a//..',
  '.././x',
  'a/./../..',
].concat(
  ['a/..//', '..//', '/..', '....//../x', 'a/%2e./b', '.%2E/x', '%2e%2e', '%2E%2E/x', '..%2fx', '%2e%2e%2fx'],
  [
    'a%2f..%2fb',
    '..%2F..%2F..%2Fetc%2Fpasswd',
    'x/..%3Fy/..',
    '%252e%252e/x',
    '%25252e%25252e%25252fx',
    '..%252fx',
  ],
  ['a/%2525252e%2525252e/b', '..%25%32%66x', '%25%32%65%25%32%65/x', 'a;../..', encoded('../x', 9)],
);
const absolute = [
  '/',
  '/a',
  '//a',
  '///',
  '//host/share',
  '/./a',
  '%2f',
  '%2Fetc/passwd',
  '%252fetc',
  '%25252f%25252fa',
].concat(
  ['C:/', 'C:/x', 'c:/windows', 'C:', 'z%3a/x', 'C%253A/x', 'C:\\x', '\\\\host\\share', '%5c%5chost%5cshare'],
  [
    '\\',
    '\\x',
    'file:',
    'file:x',
    'file:/x',
    'file:///etc/passwd',
    'FILE:///x',
    'file%3A..%2Fx',
    'file://host/x',
  ],
);
const strange = [
  'a\\b',
  'a%5cb',
  'a%255cb',
  '..\\x',
  '..%5cx',
  'a/..\\..\\b',
  '%2e%2e%5c',
  '\0',
  'a\0',
  'a%00',
  'a%2500b',
].concat(
  [
    'a%00.txt',
    '%00/../x',
    'a\nb',
    'a%0ab',
    'a%0d%0aSet-Cookie:x',
    'a\tb',
    'tab%09',
    '\u001b[31m',
    'a\u007f',
    'del%7f',
  ],
  ['a\u0085b', 'a#b', '#', 'a%23b', 'a%2523', 'a\ud800', '\udc00/x', 'a/\ud83d'],
  [
    'x'.repeat(256),
    'ü'.repeat(128),
    `${'x'.repeat(255)}/`.repeat(13),
    'a/'.repeat(129),
    'x'.repeat(1_000_000),
  ],
  ['%25'.repeat(5000), encoded('../x', decodeRoundsMax), encoded('../x', 40), nestedPercent(30)],
);

describe('parseArtifactPath', () => {
  it('has at least sixty hostile paths to refuse', () => {
    expect(new Set([...upwards, ...absolute, ...strange]).size).toBeGreaterThanOrEqual(60);
  });

  it.each([...upwards, ...absolute, ...strange].map((text) => [text.slice(0, 60), text]))(
    'refuses %j',
    (_, text) => {
      for (const parse of [parseArtifactPath, parseArtifactFilePath]) {
        const attempt = (): string => parse(text);
        expect(attempt).toThrow('Invalid path');
        expect(attempt).toThrow(expect.toSatisfy((error) => ArtifactError.is(error, 'invalid-path')));
      }
    },
  );

  it.each([
    ['a.txt', 'a.txt'],
    ['a/b/c', 'a/b/c'],
    ['', ''],
    ['.', ''],
    ['./', ''],
    ['./a.txt', 'a.txt'],
    ['d/./c.txt', 'd/c.txt'],
    ['d//c.txt', 'd/c.txt'],
    ['d/', 'd'],
    ['d/.', 'd'],
    ['a%2fb%2Fc', 'a/b/c'],
    ['a%20b', 'a b'],
    ['images/a%step%3%timestamp%1795481568521%n0.png', 'images/a%step%3%timestamp%1795481568521%n0.png'],
    ['a%2520b', 'a b'],
    ['%20x', 'x'],
    [' ', ''],
    ['a/ b', 'a/ b'],
    ['a%25', 'a%'],
    ['100%25.txt', '100%.txt'],
    ['100%.txt', '100%.txt'],
    ['%', '%'],
    ['%zz%2', '%zz%2'],
    ['%u002e', '%u002e'],
    ['..%', '..%'],
    ['...', '...'],
    ['a/.../b', 'a/.../b'],
    ['.hidden', '.hidden'],
    ['..a', '..a'],
    ['a..', 'a..'],
    ['a..b/c', 'a..b/c'],
    ['a;..', 'a;..'],
    ['~root', '~root'],
    ['plus+x', 'plus+x'],
    ['a:b', 'a:b'],
    ['C:x', 'C:x'],
    ['ab:/x', 'ab:/x'],
    ['afile:x', 'afile:x'],
    ['d/file:x', 'd/file:x'],
    ['q%3Fx', 'q?x'],
    ['%E4%BD%A0.txt', '你.txt'],
    ['x%80', 'x\ufffd'],
    ['%c0%ae%c0%ae/x', '\ufffd\ufffd\ufffd\ufffd/x'],
    ['%ef%bb%bfx', '\ufeffx'],
    ['\u{1F600}', '\u{1F600}'],
    ['e\u0301', 'e\u0301'],
    ['x'.repeat(255), 'x'.repeat(255)],
    [encoded('a b', 1).replace(' ', '%20'), 'a b'],
  ])('reads %j as %j', (text, path) => {
    expect(parseArtifactPath(text)).toBe(path);
    // Nothing that decodes it again, however often, can change what it means.
    expect(parseArtifactPath(path)).toBe(path);
    expect(parseArtifactPath(encodeURIComponent(encodeURIComponent(path)))).toBe(path);
  });

  it('decodes as many times as MLflow and no more', () => {
    expect(parseArtifactPath(nestedPercent(decodeRoundsMax - 1))).toBe('a%');
    expect(() => parseArtifactPath(nestedPercent(decodeRoundsMax))).toThrow('Invalid path');
  });
});

describe('parseArtifactFilePath', () => {
  it.each(['', '.', './', 'd/', 'd//', 'd%2f', './d/'])('refuses %j, which names no file', (text) => {
    expect(() => parseArtifactFilePath(text)).toThrow('must include a filename');
  });

  it('reads a file below directories', () => {
    expect(parseArtifactFilePath('./d//c.txt')).toBe('d/c.txt');
  });
});

describe('paths', () => {
  it('are taken apart and put together', () => {
    const path = parseArtifactPath('a/b');
    expect(artifactPathSegments(path)).toEqual(['a', 'b']);
    expect(artifactPathSegments(artifactRoot)).toEqual([]);
    expect(artifactBaseName(path)).toBe('b');
    expect(artifactBaseName(artifactRoot)).toBe('');
    expect(joinArtifactPath(path, parseArtifactPath('c/d'))).toBe('a/b/c/d');
    expect(joinArtifactPath(artifactRoot, path)).toBe('a/b');
    expect(joinArtifactPath(path, artifactRoot)).toBe('a/b');
  });

  it('are refused when they become too long or too deep together', () => {
    const long = parseArtifactPath(`${'x'.repeat(200)}/`.repeat(10));
    const deep = parseArtifactPath('a/'.repeat(100));
    expect(() => joinArtifactPath(long, long)).toThrow('Invalid path');
    expect(() => joinArtifactPath(deep, deep)).toThrow('Invalid path');
  });
});
