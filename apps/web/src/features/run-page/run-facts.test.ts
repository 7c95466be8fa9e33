import { describe, expect, it } from 'vitest';
import type { Run } from '../../api/runs.ts';
import { commitUrl, holding, runFacts } from './run-facts.ts';

const run = {
  info: { user_id: 'ana' },
  data: {
    tags: [
      { key: 'team', value: 'x' },
      { key: 'mlflow.note.content', value: 'n' },
      { key: 'mlflow.custom', value: 'y' },
      { key: 'mlflow.parentRunId', value: 'p' },
    ],
  },
  inputs: { model_inputs: [{ model_id: 'm-1' }, { model_id: 'm-1' }] },
} as Run;

describe('runFacts', () => {
  it('sorts tags by what they say', () => {
    const facts = runFacts(run);
    expect(facts.known).toEqual({ note: 'n', parentId: 'p', user: 'ana' });
    expect(facts.tags).toEqual([{ key: 'team', value: 'x' }]);
    expect(facts.systemTags).toEqual([{ key: 'mlflow.custom', value: 'y' }]);
    expect(facts.modelInputs).toEqual(['m-1']);
    expect(facts.modelOutputs).toEqual([]);
  });
});

describe('holding', () => {
  it('looks at keys and values, in any case', () => {
    const fact = { key: 'Rate', value: 'Fast' };
    expect(['', 'rat', 'FAST', 'slow'].map((text) => holding(text)(fact))).toEqual([true, true, true, false]);
  });
});

describe('commitUrl', () => {
  it.each([
    ['git@example.com:a/b.git', 'https://example.com/a/b/commit/c1'],
    ['https://example.com/a/b', 'https://example.com/a/b/commit/c1'],
    ['javascript:alert(1)', undefined],
    ['/srv/repository', undefined],
  ])('%s', (repository, url) => {
    expect(commitUrl(repository, 'c1')).toBe(url);
  });
});
