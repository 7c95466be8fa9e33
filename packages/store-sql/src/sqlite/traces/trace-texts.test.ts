import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageText, TRACE_ASSESSMENTS_MAX, TraceInfo } from '@millrace/protocol';
import { decodeJson, prepareTraces } from '@millrace/tracing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testEnvironment } from '../../testing/environment.ts';
import { SqliteDatabase } from '../database.ts';
import { openSqliteStore, type SqliteStore } from '../sqlite-tracking-store.ts';

const QUERY = { experiment_ids: ['0'], max_results: 500 };
const FIRST = 'tr-00000000000000000000000000000001';

let folder: string;
let store: SqliteStore;
let database: SqliteDatabase;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-texts-'));
  const path = join(folder, 'm.db');
  store = openSqliteStore({ path, environment: testEnvironment() });
  database = new SqliteDatabase({ path, readOnly: true, busyTimeoutMs: 1000 });
});

afterEach(async () => {
  database.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

async function start(trace_id = FIRST, more: Partial<TraceInfo> = {}): Promise<void> {
  await store.traces.start({
    trace_id,
    trace_location: { mlflow_experiment: { experiment_id: '0' } },
    request_time: 1_700_000_000_000,
    state: 'OK',
    ...more,
  });
}

async function tidy(): Promise<void> {
  while (await store.tidy());
}

/** Sends a span of the first trace, with a time that changes the trace's own. */
async function sendSpan(spanId: number): Promise<void> {
  const span = {
    traceId: FIRST.slice(3),
    spanId: String(spanId).padStart(16, '0'),
    name: `span ${spanId}`,
    startTimeUnixNano: `160000000000000000${spanId}`,
    endTimeUnixNano: '1800000000000000000',
    attributes: [{ key: 'mlflow.trace.tokenUsage', value: { stringValue: '{"input_tokens": 3}' } }],
  };
  const { traces } = prepareTraces(decodeJson({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }));
  await store.traces.logSpans('0', traces);
}

/** How many texts are kept; null for those that were taken back. */
function kept(): (number | null)[] {
  return database
    .rows<{ length: number | null }>(
      'SELECT octet_length(text) AS length FROM trace_texts ORDER BY trace_key',
    )
    .map(({ length }) => length);
}

async function expectTruth(): Promise<void> {
  const { items } = await store.traces.search(QUERY);
  const { items: texts } = await store.traces.searchTexts(QUERY);
  expect(JSON.parse(`[${texts.map(({ text }) => text).join()}]`)).toEqual(
    items.map((item) => JSON.parse(messageText(TraceInfo, item)) as unknown),
  );
}

const feedback = { assessment_name: 'right', feedback: { value: true } };

/** All that changes what is shown of a trace that has been kept. */
const CHANGES: Readonly<Record<string, () => Promise<unknown>>> = {
  'the trace sent again': () => start(FIRST, { state: 'ERROR', request_preview: 'é"' }),
  'a tag': () => store.traces.setTag(FIRST, { key: 'new', value: 'tag' }),
  'a tag set anew': () => store.traces.setTag(FIRST, { key: 'colour', value: 'blue' }),
  'a tag deleted': () => store.traces.deleteTag(FIRST, 'colour'),
  'a name': () => store.traces.setTag(FIRST, { key: 'mlflow.traceName', value: 'renamed' }),
  'a span': () => sendSpan(1),
  'an assessment': () => store.assessments.create(FIRST, feedback),
  'an assessment that overrides another': () =>
    store.assessments.create(FIRST, { ...feedback, overrides: 'a-first' }),
  'an assessment updated': () => store.assessments.update(FIRST, 'a-first', { rationale: 'because' }),
  'an assessment deleted': () => store.assessments.delete(FIRST, 'a-first'),
  'an end in the old form': () =>
    store.traces.endV2(FIRST, {
      timestamp_ms: 1_700_000_009_000,
      status: 'ERROR',
      metadata: [{ key: 'm', value: 'changed' }],
      tags: [],
    }),
};

describe('texts of traces', () => {
  it.each(Object.entries(CHANGES))('are made anew after %s', async (_, change) => {
    await start(FIRST, {
      tags: { colour: 'red' },
      trace_metadata: { m: 'n' },
      assessments: [{ ...feedback, assessment_id: 'a-first' }],
    });
    await start('tr-other');
    await tidy();
    const [first, other] = kept();
    expect(first).toBeGreaterThan(100);
    expect(other).toBeGreaterThan(100);
    await expectTruth();
    const { items: before } = await store.traces.searchTexts(QUERY);
    await change();
    expect(kept()).toEqual([null, other]);
    await expectTruth();
    await tidy();
    expect(kept()).toEqual([expect.any(Number), other]);
    await expectTruth();
    expect((await store.traces.searchTexts(QUERY)).items).not.toEqual(before);
  });

  it('are made of traces that came after the last that is kept', async () => {
    await start('tr-1');
    await tidy();
    await start('tr-2');
    await start('tr-3');
    await expectTruth();
    expect(kept()).toHaveLength(1);
    await tidy();
    expect(kept()).toHaveLength(3);
    await expectTruth();
  });

  it('go with their traces', async () => {
    await start('tr-1');
    await start('tr-2');
    await tidy();
    await store.traces.delete({ experiment_id: '0', trace_ids: ['tr-2'] });
    await expectTruth();
    expect(kept()).toHaveLength(1);
    await start('tr-3');
    await tidy();
    expect(kept()).toHaveLength(2);
    await expectTruth();
  });

  it('are not kept when they are very long, and not tried again', async () => {
    const assessments = Array.from({ length: Math.min(200, TRACE_ASSESSMENTS_MAX) }, (_, at) => ({
      assessment_name: `a ${at}`,
      feedback: { value: 'x'.repeat(100) },
    }));
    await start(FIRST, { assessments });
    await start('tr-2');
    await tidy();
    expect(kept()).toEqual([0, expect.any(Number)]);
    await expectTruth();
    expect(await store.tidy()).toBe(false);
    await store.traces.setTag(FIRST, { key: 'a', value: 'b' });
    await expectTruth();
  });

  it('are made a little at a time', async () => {
    for (let at = 0; at < 300; at += 1) await start(`tr-${at}`);
    expect(await store.tidy()).toBe(true);
    expect(kept().length).toBeLessThan(300);
    await expectTruth();
    await tidy();
    expect(kept()).toHaveLength(300);
  });
});
