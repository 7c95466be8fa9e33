import { expect, it, test } from 'vitest';
import { attachmentKind, attachmentsIn, readAttachment } from './attachment.ts';

const ID = 'a03550e7-e087-498e-89f9-8749b4dd7537';
const TRACE = `tr-${'b'.repeat(32)}`;
const ref = (changes: Record<string, string> = {}, id = ID) =>
  `mlflow-attachment://${id}?${new URLSearchParams({ content_type: 'image/png', trace_id: TRACE, size: '20', ...changes }).toString()}`;

test('a reference says what it is, where it lies and how large it is', () => {
  expect(readAttachment(ref())).toEqual({ id: ID, traceId: TRACE, contentType: 'image/png', bytes: 20 });
  expect(readAttachment(ref({ content_type: 'Text/Plain; charset=utf-8', size: 'x' }))).toMatchObject({
    contentType: 'text/plain',
    bytes: undefined,
  });
});

it.each([
  ['another scheme', 'https://a/b'],
  ['no UUID', ref({}, '../../secret')],
  ['no trace', ref({ trace_id: 'x&path=y' })],
  ['no type', ref({ content_type: '' })],
  ['a type that is none', ref({ content_type: 'image/png"><script>' })],
])('%s is no reference', (_, text) => expect(readAttachment(text)).toBeUndefined());

test('they are found anywhere, each once, in their order', () => {
  const other = ID.replace('a', 'c');
  const value = { b: [{ url: ref() }, ref({}, other)], again: ref(), text: 'none' };
  expect(attachmentsIn(value).map(({ id }) => id)).toEqual([ID, other]);
  expect(attachmentsIn(ref())).toHaveLength(1);
  expect(attachmentsIn(null)).toEqual([]);
  const deep = Array.from({ length: 30_000 }).reduce<unknown>((inside) => [inside], ref());
  expect(attachmentsIn(deep)).toEqual([]);
});

it.each([
  ['image/png', 'image'],
  ['image/svg+xml', undefined],
  ['audio/wav', 'audio'],
  ['video/mp4', 'video'],
  ['text/html', undefined],
  ['application/pdf', undefined],
])('%s is shown as %s', (contentType, kind) =>
  expect(attachmentKind({ id: ID, traceId: TRACE, contentType, bytes: 1 })).toBe(kind),
);
