import { expect, test } from 'vitest';
import { lineageColumns, type LineageNode } from './lineage-layout.ts';

const node = (kind: LineageNode['kind'], id: string, version?: string): LineageNode => ({
  kind,
  id,
  label: id,
  ...(version === undefined ? {} : { version }),
});

const LINEAGE = {
  nodes: [
    node('ALIAS', '@old'),
    node('ALIAS', '@new'),
    node('MODEL_VERSION', 'v2', '2'),
    node('MODEL_VERSION', 'v10', '10'),
    node('RUN', 'r2'),
    node('RUN', 'r10'),
    node('DATASET', 'd'),
    node('DATASET', 'alone'),
  ],
  edges: [
    { from: 'd', to: 'r2' },
    { from: 'd', to: 'r10' },
    { from: 'r2', to: 'v2' },
    { from: 'r10', to: 'v10' },
    { from: 'v2', to: '@old' },
    { from: 'v10', to: '@new' },
  ],
};

test('newest versions stand on top, and everything beside what it is connected with', () => {
  const columns = lineageColumns(LINEAGE).map(({ kind, nodes }) => [kind, nodes.map(({ id }) => id)]);
  expect(columns).toEqual([
    ['DATASET', ['d', 'alone']],
    ['RUN', ['r10', 'r2']],
    ['MODEL_VERSION', ['v10', 'v2']],
    ['ALIAS', ['@new', '@old']],
  ]);
});
