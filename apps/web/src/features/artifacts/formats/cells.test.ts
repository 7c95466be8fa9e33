import { describe, expect, it } from 'vitest';
import { cellText, compareCells, imagePath, isNumeric, jsonLines, jsonTable } from './cells.ts';

describe('cells', () => {
  it('shows values', () => {
    const values = [null, 'a', 1.5, 12n, [1n], { a: 1 }, new Date(0), new Uint8Array(3), true];
    expect(values.map(cellText)).toEqual([
      '–',
      'a',
      '1.5',
      '12',
      '["1"]',
      '{"a":1}',
      '1970-01-01T00:00:00.000Z',
      '3 bytes',
      'true',
    ]);
  });

  it('sorts numbers by size, then texts, then nothing', () => {
    const values = ['b', '10', 9, null, 'a', Number.NaN, -1n];
    expect(values.toSorted(compareCells).map(cellText)).toEqual(['-1', '9', '10', 'a', 'b', 'NaN', '–']);
  });

  it('knows columns of numbers', () => {
    const rows = [
      ['1', 'x', ''],
      ['2.5', 3, null],
    ];
    expect([0, 1, 2].map((at) => isNumeric(rows, at))).toEqual([true, false, false]);
  });

  it('knows tables in JSON', () => {
    expect(jsonTable({ columns: ['a', 1], data: [[1, 2]] })).toEqual({ columns: ['a', '1'], rows: [[1, 2]] });
    const records: unknown = JSON.parse('[{"a":1},{"b":2,"__proto__":3}]');
    expect(jsonTable(records)).toEqual({
      columns: ['a', 'b', '__proto__'],
      rows: [
        [1, undefined, undefined],
        [undefined, 2, 3],
      ],
    });
    for (const value of [[], [1], {}, { columns: [], data: [1] }, null, 'x']) {
      expect(jsonTable(value)).toBeUndefined();
    }
    expect(jsonLines('{"a":1}\n\nbad\n2')).toEqual([{ a: 1 }, 'bad', 2]);
  });

  it("finds a table's pictures", () => {
    expect(imagePath({ type: 'image', filepath: 'a.png', compressed_filepath: 'a.webp' })).toBe('a.webp');
    expect(imagePath({ type: 'image', filepath: 'a.png' })).toBe('a.png');
    expect(imagePath({ type: 'x', filepath: 'a.png' })).toBeUndefined();
  });
});
