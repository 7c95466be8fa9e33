import { expect, test } from 'vitest';
import { draftOf, policyOf } from './policy-draft.ts';

const POLICY = {
  name: 'm',
  aliases: ['champion', 'prod'],
  requires_signature: true,
  required_tags: [{ key: 'validated', value: 'yes' }],
  metric_thresholds: [{ key: 'auc', comparator: '>=', value: 0.8 }],
  approvals_min: 2,
};

test('a policy comes back from its draft as it was', () => {
  expect(policyOf('m', draftOf(POLICY))).toEqual(POLICY);
});

test('no policy is a draft that asks for nothing', () => {
  expect(policyOf('m', draftOf(null))).toEqual({
    name: 'm',
    aliases: [],
    requires_signature: false,
    required_tags: [],
    metric_thresholds: [],
    approvals_min: 0,
  });
});

test('aliases may have their @ and any spaces; rows without a key say nothing', () => {
  const draft = {
    ...draftOf(null),
    aliases: ' @champion,prod  blue ',
    tags: [
      { key: ' checked ', value: '' },
      { key: '', value: 'x' },
    ],
    metrics: [{ key: '', comparator: '>', value: 'x' }],
  };
  expect(policyOf('m', draft)).toMatchObject({
    aliases: ['champion', 'prod', 'blue'],
    required_tags: [{ key: 'checked' }],
    metric_thresholds: [],
  });
});

test.each(['', 'much', '0.8.1'])('a threshold of “%s” is refused', (value) => {
  const draft = { ...draftOf(null), metrics: [{ key: 'auc', comparator: '>', value }] };
  expect(policyOf('m', draft)).toEqual({ error: 'The threshold of auc must be a number.' });
});

test.each(['', '-1', '1.5', 'two'])('“%s” approvals are refused', (approvals) => {
  expect(policyOf('m', { ...draftOf(null), approvals })).toHaveProperty('error');
});
