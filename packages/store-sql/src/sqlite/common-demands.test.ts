import { describe, expect, it } from 'vitest';
import { CommonDemands } from './common-demands.ts';

describe('demands that too much meets', () => {
  it('are remembered for a minute', () => {
    let now = 1_000_000;
    const demands = new CommonDemands({ nowMs: () => now });
    expect(demands.has('a')).toBe(false);
    demands.add('a');
    now += 59_999;
    expect(demands.has('a')).toBe(true);
    expect(demands.has('b')).toBe(false);
    now += 1;
    expect(demands.has('a')).toBe(false);
  });

  it('are counted again after the clock was set back', () => {
    let now = 1_000_000;
    const demands = new CommonDemands({ nowMs: () => now });
    demands.add('a');
    now -= 60_000;
    expect(demands.has('a')).toBe(false);
  });

  it('are few and short', () => {
    const demands = new CommonDemands({ nowMs: () => 0 });
    const long = 'x'.repeat(1001);
    demands.add(long);
    expect(demands.has(long)).toBe(false);
    for (let at = 0; at <= 1000; at += 1) demands.add(`demand ${at}`);
    expect(demands.has('demand 0')).toBe(false);
    expect(demands.has('demand 1000')).toBe(true);
  });
});
