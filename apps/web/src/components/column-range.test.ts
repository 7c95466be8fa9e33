import { describe, expect, it } from 'vitest';
import { columnRange } from './column-range.ts';

const TEN = Array.from({ length: 10 }, () => 200);

describe('columnRange', () => {
  it('holds what is in sight and what is near', () => {
    expect(columnRange(TEN, { startPx: 0, lengthPx: 500 })).toEqual({ from: 0, to: 4 });
    expect(columnRange(TEN, { startPx: 640, lengthPx: 500 })).toEqual({ from: 2, to: 7 });
    expect(columnRange(TEN, { startPx: 639, lengthPx: 500 })).toEqual({ from: 1, to: 7 });
  });

  it('ends with the columns', () => {
    expect(columnRange(TEN, { startPx: 1500, lengthPx: 500 })).toEqual({ from: 6, to: 10 });
    expect(columnRange(TEN, { startPx: 0, lengthPx: 5000 })).toEqual({ from: 0, to: 10 });
    expect(columnRange([], { startPx: 0, lengthPx: 500 })).toEqual({ from: 0, to: 0 });
  });

  it('never leaves out a column of which a pixel is in sight', () => {
    const widths = [320, 112, 104, 190, 128, 150, 40, 500];
    const sum = widths.reduce((all, width) => all + width, 0);
    const leftsPx = widths.map((_, at) => widths.slice(0, at).reduce((all, width) => all + width, 0));
    const missing: string[] = [];
    for (let startPx = 0; startPx < sum; startPx += 7) {
      const { from, to } = columnRange(widths, { startPx, lengthPx: 300 });
      for (const [at, leftPx] of leftsPx.entries()) {
        const isInSight = leftPx < startPx + 300 && leftPx + (widths[at] ?? 0) > startPx;
        if (isInSight && (at < from || at >= to)) missing.push(`${at} at ${startPx}`);
      }
    }
    expect(missing).toEqual([]);
  });
});
