import { expect, test } from 'vitest';
import { fillTemplate, templateParts, variablesOf } from './template.ts';

test('variables come once each, in their order, with or without spaces', () => {
  expect(variablesOf('{{b}} {{ a }} {{b}}', '{{ c.d }}')).toEqual(['b', 'a', 'c.d']);
});

test.each(['{a}', '{{ 1a }}', '{{a b}}', '{{}}', '{{ a. }}', '{{ a-b }}'])('%s has no variable', (text) => {
  expect(variablesOf(text)).toEqual([]);
});

test('what has a value is filled in, what has none stays, and a value is not looked at again', () => {
  expect(fillTemplate('{{a}} {{ b }} {{c}}', { a: '{{b}}', b: '$&', c: '' })).toBe('{{b}} $& {{c}}');
});

test('a template is cut at its variables', () => {
  expect(templateParts('Say {{word}}{{ x }}.')).toEqual([
    { text: 'Say ', isVariable: false },
    { text: '{{word}}', isVariable: true },
    { text: '{{ x }}', isVariable: true },
    { text: '.', isVariable: false },
  ]);
  expect(templateParts('')).toEqual([]);
});
