import { describe, expect, it } from 'vitest';
import { readDuration, readTimestamp, writeDuration, writeTimestamp } from './time.ts';

describe('writeTimestamp', () => {
  it('writes what Date writes, without a fraction that is zero', () => {
    const times = [
      0, 1, 999, 1000, -1, -86_400_001, 1_700_000_000_123, 253_402_300_799_999, -62_135_596_800_000,
    ];
    for (let at = 0; at < 500; at += 1) times.push(Math.trunc((at - 100) * 6_123_456_789.7));
    for (const time of times) {
      expect(writeTimestamp(time)).toBe(new Date(time).toISOString().replace('.000Z', 'Z'));
      expect(readTimestamp(writeTimestamp(time))).toBe(time);
    }
  });

  it('refuses what no Date can be', () => {
    expect(() => writeTimestamp(8.64e15 + 86_400_000)).toThrow(RangeError);
    expect(() => writeTimestamp(2n ** 62n)).toThrow(RangeError);
    expect(writeTimestamp(0)).toBe('1970-01-01T00:00:00Z');
  });
});

describe('writeDuration', () => {
  it('writes seconds with three digits or none, however wide', () => {
    const durations = [0, 1, 999, 1000, 61_050, -1, -1500, 2n ** 62n, Number.MAX_SAFE_INTEGER] as const;
    expect(durations.map((ms) => writeDuration(ms))).toEqual([
      '0s',
      '0.001s',
      '0.999s',
      '1s',
      '61.050s',
      '-0.001s',
      '-1.500s',
      '4611686018427387.904s',
      '9007199254740.991s',
    ]);
    for (const ms of durations.slice(0, 7)) expect(readDuration(writeDuration(ms))).toBe(ms);
  });
});
