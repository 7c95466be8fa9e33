import { describe, expect, it } from 'vitest';
import { niceTicks, scaleOf } from './scale.ts';

const format = String;

describe('scales', () => {
  it('place numbers, also those in texts', () => {
    const scale = scaleOf([0, '100', undefined, Number.NaN], { format });
    expect(scale.isText).toBe(false);
    expect(scale.place(0)).toBeCloseTo(0.04 / 1.08);
    expect(scale.place('50')).toBeCloseTo(0.5);
    expect(scale.valueAt(0.5)).toBeCloseTo(50);
    expect(scale.ticks.map(({ text }) => text)).toEqual(['0', '50', '100']);
  });

  it('place texts side by side, in their order', () => {
    const scale = scaleOf(['sgd', 'adam', '10', 'adam'], { format });
    expect(scale.isText).toBe(true);
    expect(['10', 'adam', 'sgd', 'other'].map((text) => scale.place(text))).toEqual([
      1 / 6,
      0.5,
      5 / 6,
      Number.NaN,
    ]);
  });

  it('are logarithmic where all is above zero', () => {
    const scale = scaleOf([1e-4, 1], { isLog: true, format });
    expect(scale.place(1e-2)).toBeCloseTo(0.5);
    expect(scale.valueAt(scale.place(0.03))).toBeCloseTo(0.03);
    expect(scaleOf([-1, 1], { isLog: true, format }).place(0)).toBeCloseTo(0.5);
  });

  it('have a place for a single value', () => {
    expect(scaleOf([7, 7], { format }).place(7)).toBeCloseTo(0.5);
    expect(scaleOf([0], { format }).place(0)).toBeCloseTo(0.5);
  });

  it('have round ticks', () => {
    expect(niceTicks(0, 1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(niceTicks(-3, 17)).toEqual([0, 5, 10, 15]);
  });
});
