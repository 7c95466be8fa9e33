import { type Run, compareInt64 } from '@millrace/protocol';
import { defineCommand } from '../../command-line/command.ts';
import { requiredText } from '../../command-line/options.ts';
import { prettyJson } from '../../output/json.ts';
import { table } from '../../output/table.ts';
import { timeText } from '../../output/time.ts';
import { clientOf, CONNECTION_OPTIONS, output, view, viewType } from '../client-options.ts';

const PAGE = 1000;

export const listRunsCommand = defineCommand({
  description: ['Lists the runs of an experiment, the latest first.'],
  options: {
    'experiment-id': requiredText({
      placeholder: 'ID',
      env: 'MLFLOW_EXPERIMENT_ID',
      help: 'The experiment.',
    }),
    view,
    output,
    ...CONNECTION_OPTIONS,
  },
  async run({ values }, world) {
    const id = values['experiment-id'];
    const client = clientOf(values, world);
    await client.call('experiments/get', { experiment_id: id });
    const infos: Run['info'][] = [];
    const request = { experiment_ids: [id], run_view_type: viewType(values.view), max_results: PAGE };
    for await (const page of client.pages('runs/search', request))
      infos.push(...page.runs.map(({ info }) => info));
    infos.sort((left, right) => compareInt64(right.start_time, left.start_time));
    const rows = infos.map(({ start_time, run_name, status, run_id }) => [
      timeText(start_time),
      run_name,
      status,
      run_id,
    ]);
    world.writeOut(
      values.output === 'json' ? prettyJson(infos) : table(['Date', 'Name', 'Status', 'ID'], rows),
    );
  },
});
