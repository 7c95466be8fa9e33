import type { RequirementRow } from './requirement.ts';

export const graphqlRows: readonly RequirementRow[] = [
  [
    'graphql:query:runs',
    'A run with its experiment and versions; searches of runs, versions, datasets and artifacts.',
    'observed',
    'graphql/a run',
    'graphql/an experiment',
    'graphql/searches',
  ],
  [
    'graphql:query:language',
    'Fragments, aliases, names of operations and introspection; queries that ask too much are refused.',
    'observed',
    'graphql/language',
  ],
];
