import type { Run } from '@millrace/protocol';
import { describe, expect, it } from 'vitest';
import { prettyJson } from './json.ts';
import { runsCsv } from './runs-csv.ts';
import { fieldList, table } from './table.ts';
import { pandasTime, timeText } from './time.ts';

describe('table', () => {
  it('aligns columns, and shows control characters as blanks', () => {
    expect(
      table(
        ['Id', 'Name'],
        [
          ['1', 'a\u001b[2Jb\nc'],
          ['22', ''],
        ],
      ),
    ).toBe('Id  Name\n--  ----\n1   ab c\n22\n');
    expect(table(['Id'], [])).toBe('Id\n--\n');
    expect(
      fieldList([
        ['A', '1'],
        ['Long', ''],
      ]),
    ).toBe('A     1\nLong\n');
  });
});

describe('prettyJson', () => {
  it('loses no number', () => {
    expect(prettyJson([2n ** 60n, Number.NaN, -Infinity, 1.5], 0)).toBe(
      '["1152921504606846976","NaN","-Infinity",1.5]\n',
    );
  });
});

describe('times', () => {
  it('are UTC', () => {
    expect(timeText(Date.UTC(2026, 0, 2, 3, 4, 5, 6))).toBe('2026-01-02 03:04:05 UTC');
    expect(pandasTime(Date.UTC(2026, 0, 2, 3, 4, 5, 6))).toBe('2026-01-02 03:04:05.006+00:00');
    expect(pandasTime(Date.UTC(2026, 0, 2))).toBe('2026-01-02 00:00:00.000+00:00');
    expect([timeText(undefined), pandasTime(10n ** 18n)]).toEqual(['', '']);
  });
});

describe('runsCsv', () => {
  it('has a column for every key, and quotes what must be quoted', () => {
    const info = {
      run_uuid: 'r',
      run_id: 'r',
      experiment_id: '1',
      run_name: 'n',
      user_id: 'u',
      status: 'FINISHED',
      start_time: 0,
      artifact_uri: 'a',
      lifecycle_stage: 'active',
    } as const;
    const runs: Run[] = [
      {
        info,
        data: {
          metrics: [{ key: 'm', value: 1, timestamp: 0, step: 0 }],
          params: [{ key: 'p', value: 'say "hi", you' }],
          tags: [],
        },
      },
      {
        info: { ...info, run_id: 's' },
        data: {
          metrics: [{ key: 'b', value: Number.NaN, timestamp: 0, step: 0 }],
          params: [],
          tags: [{ key: 't', value: 'x\ny' }],
        },
      },
    ];
    expect([...runsCsv(runs)].join('')).toBe(
      'run_id,experiment_id,status,artifact_uri,start_time,end_time,metrics.b,metrics.m,params.p,tags.t\n' +
        'r,1,FINISHED,a,1970-01-01 00:00:00.000+00:00,,,1.0,"say ""hi"", you",\n' +
        's,1,FINISHED,a,1970-01-01 00:00:00.000+00:00,,,,,"x\ny"\n',
    );
  });
});
