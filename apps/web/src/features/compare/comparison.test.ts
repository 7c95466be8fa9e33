import { describe, expect, it } from 'vitest';
import type { Run } from '../../api/runs.ts';
import { asMarkdown } from '../../components/comparison-rows.ts';
import { compareRuns } from './comparison.ts';

function run(id: string, data: object): Run {
  return {
    info: {
      run_id: id,
      experiment_id: '1',
      status: 'FINISHED',
      start_time: 0,
      end_time: 60_000,
      user_id: 'ann',
    },
    data,
  } as unknown as Run;
}

const runs = [
  run('a', {
    metrics: [{ key: 'acc', value: 0.5, timestamp: 0, step: 0 }],
    params: [{ key: 'lr', value: '1' }],
    tags: [
      { key: 'mlflow.user', value: 'bo' },
      { key: 'team', value: 'x|y' },
    ],
  }),
  run('b', {
    metrics: [{ key: 'acc', value: 'NaN', timestamp: 0, step: 0 }],
    params: [{ key: 'lr', value: '1' }],
  }),
];

describe('a comparison', () => {
  const sections = compareRuns(runs);
  const of = (title: string) => sections.find((section) => section.title === title)?.rows ?? [];

  it('has facts, metrics, params and tags key by key', () => {
    expect(of('Run').find(({ key }) => key === 'User')?.values).toEqual(['bo', 'ann']);
    expect(of('Run').find(({ key }) => key === 'Duration')?.values).toEqual(['1 min 0 s', '1 min 0 s']);
    expect(of('Metrics')).toEqual([
      { key: 'acc', values: ['0.5', 'NaN'], numbers: [0.5, Number.NaN], differs: true },
    ]);
    expect(of('Params')).toEqual([{ key: 'lr', values: ['1', '1'], differs: false }]);
    expect(of('Tags')).toEqual([{ key: 'team', values: ['x|y', undefined], differs: true }]);
  });

  it('is a table in Markdown', () => {
    const text = asMarkdown(
      ['one', 'two'],
      sections.filter(({ title }) => title === 'Tags'),
    );
    expect(text).toBe('| Tags | one | two |\n| --- | ---: | ---: |\n| team | x\\|y |  |');
  });
});
