import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '@millrace/testkit';
import { describe, expect, test } from 'vitest';
import { belongsTo, compatDocument } from './compat-document.ts';
import { differences } from './differences.ts';
import { endpoints } from './endpoints.ts';
import { requirements } from './requirements.ts';
import { sequences } from './sequences/index.ts';

const sequenceNames = sequences.map((each) => each.name);

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

describe('requirements', () => {
  test('each endpoint has one', () => {
    const bare = endpoints.filter(({ id }) => !requirements.some((each) => belongsTo(each.id, id)));
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  test('each names sequences that exist, and each sequence is named', () => {
    const named = new Set(requirements.flatMap((each) => each.sequences));
    expect([...named].filter((name) => !sequenceNames.includes(name))).toEqual([]);
    expect(sequenceNames.filter((name) => !named.has(name))).toEqual([]);
  });

  test('no id and no name is used twice', () => {
    expect(repeated(requirements.map((each) => each.id))).toEqual([]);
    expect(repeated(sequenceNames)).toEqual([]);
    expect(repeated(endpoints.map((each) => each.id))).toEqual([]);
    expect(repeated(differences.map((each) => each.id))).toEqual([]);
  });
});

const compatFile = path.join(repositoryRoot, 'docs', 'compat.md');

test('docs/compat.md is what its source says', () => {
  expect(readFileSync(compatFile, 'utf8')).toBe(compatDocument());
});
