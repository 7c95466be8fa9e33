import { describe, expect, it } from 'vitest';
import { contentRange, parseRange, parseRangeIf, type RangeRequest } from './byte-range.ts';

const part = (start: number, end: number): RangeRequest => ({ kind: 'range', range: { start, end } });
const bad = (message: string): RangeRequest => ({ kind: 'malformed', message });
const whole: RangeRequest = { kind: 'whole' };
const unsatisfiable: RangeRequest = { kind: 'unsatisfiable' };
const noRange = bad('Range header: range must be requested');

describe('parseRange', () => {
  // Measured on MLflow 3.17.2 with a file of ten bytes, except for the rows that end in `whole`.
  it.each<[string | undefined, RangeRequest]>([
    ['bytes=0-3', part(0, 4)],
    ['bytes=2-', part(2, 10)],
    ['bytes=-3', part(7, 10)],
    ['bytes=-100', part(0, 10)],
    ['bytes=0-100', part(0, 10)],
    ['bytes=0-9', part(0, 10)],
    ['bytes=9-9', part(9, 10)],
    ['bytes=0-0', part(0, 1)],
    ['bytes=00-03', part(0, 4)],
    ['bytes=3-99999999999999999999', part(3, 10)],
    ['BYTES=0-1', part(0, 2)],
    [' bytes = 0-1', part(0, 2)],
    ['bytes= 1 - 2 ', part(1, 3)],
    ['bytes=0-1,x', part(0, 2)],
    ['bytes=0-1,2-3', part(0, 4)],
    ['bytes=2-3,0-1', part(0, 4)],
    ['bytes=0-5,2-3', part(0, 6)],
    ['bytes=10-', unsatisfiable],
    ['bytes=10-12', unsatisfiable],
    ['bytes=-0', unsatisfiable],
    ['bytes=99999999999999999999-', unsatisfiable],
    ['bytes=0-1,20-30', unsatisfiable],
    ['bytes=5-2', bad('Range header: start must be less than end')],
    ['bytes=a-b', noRange],
    ['bytes=', noRange],
    ['bytes=-', noRange],
    ['bytes=-5-3', noRange],
    ['bytes=1-2-3', noRange],
    ['items=0-1', bad('Only support bytes range')],
    ['bytes', bad('Malformed range header.')],
    [undefined, whole],
    ['bytes=0-1,3-4', whole],
    [`bytes=${'0-1,'.repeat(100)}0-1`, whole],
  ])('%j', (header, expected) => {
    expect(parseRange(header, 10)).toEqual(expected);
  });

  it.each(['bytes=0-', 'bytes=-1', 'bytes=0-0', 'bytes=-0'])(
    'finds nothing in an empty file: %s',
    (header) => {
      expect(parseRange(header, 0)).toEqual(unsatisfiable);
    },
  );
});

describe('parseRangeIf', () => {
  const validators = { etag: '"abc"', lastModified: 'Mon, 23 Nov 2026 23:11:12 GMT' };
  it.each<[string | undefined, RangeRequest]>([
    [undefined, part(0, 4)],
    ['"abc"', part(0, 4)],
    ['Mon, 23 Nov 2026 23:11:12 GMT', part(0, 4)],
    ['"x"', whole],
    ['W/"abc"', whole],
    ['abc', whole],
    ['Sun, 06 Nov 1994 08:49:37 GMT', whole],
  ])('If-Range %j', (ifRange, expected) => {
    expect(parseRangeIf({ range: 'bytes=0-3', ifRange }, 10, validators)).toEqual(expected);
  });

  it('never takes a weak tag, not even when the answer has the same one', () => {
    expect(parseRangeIf({ range: 'bytes=0-3', ifRange: 'W/"x"' }, 10, { etag: 'W/"x"' })).toEqual(whole);
  });
});

describe('contentRange', () => {
  it('is inclusive on the wire', () => {
    expect(contentRange({ start: 0, end: 4 }, 10)).toBe('bytes 0-3/10');
    expect(contentRange(undefined, 10)).toBe('bytes */10');
  });
});
