import { expect, it } from 'vitest';
import type { LabelSchema } from '../../api/evaluation.ts';
import { EMPTY_SCHEMA, schemaDraft, schemaFaults, schemaInput } from './schema-draft.ts';

const draft = (changes: object) => ({ ...EMPTY_SCHEMA, name: 'tone', ...changes });

it.each([
  [{ pass_fail: { positive_label: 'Good', negative_label: 'Bad' } }],
  [{ categorical: { options: ['a', 'b'], multi_select: true } }],
  [{ numeric: { min_value: 0, max_value: 1.5 } }],
  [{ text: { max_length: 20 } }],
])('comes back as it was: %j', (input) => {
  const schema = { name: 'tone', type: 'EXPECTATION', instruction: 'How?', enable_comment: true, input };
  const read = schemaDraft(schema as unknown as LabelSchema);
  expect(read).toMatchObject({ name: 'tone', type: 'EXPECTATION', instruction: 'How?', allowsComment: true });
  expect(schemaFaults(read)).toEqual({});
  expect(schemaInput(read)).toEqual(input);
});

it.each([
  [{ name: ' ' }, 'name'],
  [{ positive: '' }, 'positive'],
  [{ positive: 'x', negative: 'x ' }, 'negative'],
  [{ kind: 'categorical', options: '\n' }, 'options'],
  [{ kind: 'categorical', options: 'a\na' }, 'options'],
  [{ kind: 'numeric', min: 'x' }, 'min'],
  [{ kind: 'numeric', min: '2', max: '2' }, 'max'],
  [{ kind: 'text', maxLength: '1.5' }, 'maxLength'],
])('says what is wrong with %j', (changes, field) => {
  expect(Object.keys(schemaFaults(draft(changes)))).toEqual([field]);
});

it('leaves open what is left empty', () => {
  expect(schemaInput(draft({ kind: 'numeric', min: '1' }))).toEqual({
    numeric: { min_value: 1, max_value: undefined },
  });
  expect(schemaInput(draft({ kind: 'text' }))).toEqual({ text: { max_length: undefined } });
});
