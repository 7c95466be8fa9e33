import { describe, expect, it } from 'vitest';
import { createExperiment } from '../experiments/create.ts';
import { createRun } from '../runs/create.ts';
import { searchRuns } from '../runs/search.ts';
import type { JsonObject } from '../wire/json.ts';
import { readRequest } from './read.ts';

describe('readRequest', () => {
  it.each<[JsonObject, RegExp]>([
    [{ name: 'a', tags: { a: 'b' } }, /^Invalid value \{"a":"b"\} for parameter 'tags'/],
    [{ name: 'a', tags: ['a'] }, /^Invalid value "a" for parameter 'tags\[0\]'/],
    [{ name: 'a', tags: [{}] }, /^Missing value for required parameter 'tags\[0\]\.key'/],
    [{ name: '\ud83d' }, /^Invalid value "\\ud83d" for parameter 'name'/],
  ])('refuses %j and names the field', (raw, message) => {
    expect(() => readRequest(createExperiment.request, raw)).toThrow(message);
  });

  it('shows a whole list of scalars', () => {
    expect(() => readRequest(searchRuns.request, { order_by: ['a', 7] })).toThrow(
      /^Invalid value \["a",7\] for parameter 'order_by'/,
    );
  });

  it('finds what MLflow looks for only after reading under either spelling', () => {
    expect(readRequest(createRun.request, { experimentId: '1' }).experiment_id).toBe('1');
    for (const raw of [{}, { experiment_id: '' }, { experiment_id: null }]) {
      expect(() => readRequest(createRun.request, raw)).toThrow(/^Missing value .* 'experiment_id'/);
    }
  });
});
