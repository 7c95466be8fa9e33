import { ENDPOINTS } from '@millrace/protocol';
import { expect, it } from 'vitest';
import { readAnswer } from './read-answer.ts';

it('puts back empty lists, reads numbers from strings, and drops what it does not know', () => {
  const info = { run_id: 'r', start_time: '1795480359955', end_time: '9007199254740993', future: 1 };
  const metric = { key: 'm', value: 'NaN', timestamp: 1, step: '-2' };
  const large = { key: 'l', value: 10n ** 20n, timestamp: 1, step: 0 };
  const { run } = readAnswer(ENDPOINTS['runs/get'].response, {
    run: { info, data: { metrics: [metric, large] } },
  });
  expect(run.info).toEqual({ run_id: 'r', start_time: 1_795_480_359_955, end_time: 9_007_199_254_740_993n });
  expect(run.data).toEqual({
    metrics: [
      { key: 'm', value: Number.NaN, timestamp: 1, step: -2 },
      { ...large, value: 1e20 },
    ],
    params: [],
    tags: [],
  });
});
