import { parseTraceFilter, parseTraceMetricsFilter } from '@millrace/search';
import { expect, it } from 'vitest';
import { quotedLiterally } from './quoted.ts';

it.each(["it's", 'plain', 'say "so"'])('filters of traces find %s', (text) => {
  const filter = `tag.a = ${quotedLiterally(text)}`;
  expect(parseTraceFilter(filter)).toMatchObject({ value: text });
  expect(parseTraceMetricsFilter(`trace.${filter}`)).toMatchObject({ value: text });
});
