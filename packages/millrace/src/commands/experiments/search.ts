import type { Experiment } from '@millrace/protocol';
import { defineCommand } from '../../command-line/command.ts';
import { optionalNumber, text } from '../../command-line/options.ts';
import { prettyJson } from '../../output/json.ts';
import { table } from '../../output/table.ts';
import { clientOf, CONNECTION_OPTIONS, output, view, viewType } from '../client-options.ts';

const PAGE = 1000;

export const searchExperimentsCommand = defineCommand({
  description: ['Lists experiments.'],
  options: {
    view,
    'max-results': optionalNumber(
      { min: 0, max: 1e9 },
      { defaultText: 'all', help: 'Most experiments to list.' },
    ),
    filter: text({ placeholder: 'EXPRESSION', help: "Only those that match, such as: name LIKE 'churn%'" }),
    output,
    ...CONNECTION_OPTIONS,
  },
  async run({ values }, world) {
    const resultsMax = values['max-results'] ?? Infinity;
    const found: Experiment[] = [];
    const client = clientOf(values, world);
    const request = {
      view_type: viewType(values.view),
      filter: values.filter,
      max_results: Math.min(PAGE, Math.max(1, resultsMax)),
    };
    if (resultsMax > 0) {
      for await (const page of client.pages('experiments/search', request)) {
        found.push(...page.experiments);
        if (found.length >= resultsMax) break;
      }
    }
    const experiments = found
      .slice(0, resultsMax)
      .sort((left, right) => Number(left.experiment_id) - Number(right.experiment_id));
    const rows = experiments.map(({ experiment_id, name, artifact_location }) => [
      experiment_id,
      name,
      artifact_location,
    ]);
    world.writeOut(
      values.output === 'json'
        ? prettyJson(experiments)
        : table(['Experiment Id', 'Name', 'Artifact Location'], rows),
    );
  },
});
