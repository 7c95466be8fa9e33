import type { TraceInfo } from '@millrace/protocol';
import { defineCommand } from '../../command-line/command.ts';
import { requiredText, text, wholeNumber } from '../../command-line/options.ts';
import { prettyJson } from '../../output/json.ts';
import { table } from '../../output/table.ts';
import { clientOf, CONNECTION_OPTIONS, output } from '../client-options.ts';
import { durationText, shownTrace } from './shown-trace.ts';
import { timeText } from '../../output/time.ts';

const PAGE = 500;
const PREVIEW_CHARACTERS_MAX = 60;

export const listTracesCommand = defineCommand({
  description: ['Lists the traces of an experiment, the latest first.'],
  options: {
    'experiment-id': requiredText({
      short: 'x',
      placeholder: 'ID',
      env: 'MLFLOW_EXPERIMENT_ID',
      help: 'The experiment.',
    }),
    filter: text({ placeholder: 'EXPRESSION', help: "Only those that match, such as: status = 'ERROR'" }),
    'max-results': wholeNumber({ min: 1, max: 1e9, fallback: 100 }, { help: 'Most traces to list.' }),
    output,
    ...CONNECTION_OPTIONS,
  },
  async run({ values }, world) {
    const resultsMax = values['max-results'];
    const request = {
      locations: [
        {
          type: 'MLFLOW_EXPERIMENT' as const,
          mlflow_experiment: { experiment_id: values['experiment-id'] },
        },
      ],
      filter: values.filter,
      max_results: Math.min(PAGE, resultsMax),
    };
    const found: TraceInfo[] = [];
    for await (const page of clientOf(values, world).pages('traces/search', request)) {
      found.push(...(page.traces ?? []));
      if (found.length >= resultsMax) break;
    }
    const shown = found.slice(0, resultsMax);
    const rows = shown.map((info) => [
      timeText(info.request_time),
      info.trace_id ?? '',
      info.state ?? '',
      durationText(info.execution_duration),
      (info.request_preview ?? '').slice(0, PREVIEW_CHARACTERS_MAX),
    ]);
    world.writeOut(
      values.output === 'json'
        ? prettyJson(shown.map(shownTrace))
        : table(['Time', 'ID', 'State', 'Duration', 'Request'], rows),
    );
  },
});
