import { TRACE_SPANS_LOCATION_TAG } from '@millrace/protocol';
import { defineCommand } from '../../command-line/command.ts';
import { requiredText } from '../../command-line/options.ts';
import { prettyJson } from '../../output/json.ts';
import { clientOf, CONNECTION_OPTIONS } from '../client-options.ts';
import { shownTrace } from './shown-trace.ts';

export const describeTraceCommand = defineCommand({
  description: ['Shows everything about a trace as JSON: its info, tags, assessments and spans.'],
  options: {
    'trace-id': requiredText({ placeholder: 'ID', help: 'The trace.' }),
    ...CONNECTION_OPTIONS,
  },
  async run({ values }, world) {
    const trace_id = values['trace-id'];
    const client = clientOf(values, world);
    const { trace } = await client.call('traces/get-info', { trace_id });
    const info = trace?.trace_info ?? {};
    // The spans of other traces are a file among the artifacts, or there are none.
    const hasSpans = info.tags?.[TRACE_SPANS_LOCATION_TAG] === 'TRACKING_STORE';
    const full = hasSpans
      ? (await client.call('traces/get', { trace_id, allow_partial: true })).trace
      : trace;
    world.writeOut(prettyJson({ trace_info: shownTrace(info), spans: full?.spans ?? [] }, 4));
  },
});
