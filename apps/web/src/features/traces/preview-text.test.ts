import { expect, test } from 'vitest';
import { previewText } from './preview-text.ts';

test('what is asked, without the JSON around it', () => {
  expect(previewText('"Hi\\n there"')).toBe('Hi\n there');
  expect(previewText('{"user": "ada", "question": "why?"}')).toBe('why?');
  expect(previewText('{"word": "only"}')).toBe('only');
});

test('what is cut, or no JSON, or says several things, stays as it is', () => {
  for (const text of ['{"question": "wh', 'plain', '{"a": "1", "b": "2"}', '[1]', ''])
    expect(previewText(text)).toBe(text);
});
