import type { Experiment } from '@millrace/protocol';
import { defineCommand } from '../../command-line/command.ts';
import { usageError } from '../../command-line/command-error.ts';
import { text } from '../../command-line/options.ts';
import { prettyJson } from '../../output/json.ts';
import { fieldList } from '../../output/table.ts';
import { timeText } from '../../output/time.ts';
import { clientOf, CONNECTION_OPTIONS, output } from '../client-options.ts';

export const getExperimentCommand = defineCommand({
  description: ['Shows one experiment, named by --experiment-id or by --experiment-name.'],
  options: {
    'experiment-id': text({ short: 'x', placeholder: 'ID', help: 'Its id.' }),
    'experiment-name': text({ short: 'n', placeholder: 'NAME', help: 'Its name.' }),
    output,
    ...CONNECTION_OPTIONS,
  },
  async run({ values, command }, world) {
    const { 'experiment-id': id, 'experiment-name': name } = values;
    if ((id === undefined) === (name === undefined)) {
      throw usageError(['Exactly one of --experiment-id and --experiment-name is needed.'], command);
    }
    const client = clientOf(values, world);
    const { experiment } =
      id === undefined
        ? await client.call('experiments/get-by-name', { experiment_name: name ?? '' })
        : await client.call('experiments/get', { experiment_id: id });
    world.writeOut(values.output === 'json' ? prettyJson(experiment) : fieldList(fieldsOf(experiment)));
  },
});

function fieldsOf(experiment: Experiment): [string, string][] {
  return [
    ['Experiment ID', experiment.experiment_id],
    ['Name', experiment.name],
    ['Artifact Location', experiment.artifact_location],
    ['Lifecycle Stage', experiment.lifecycle_stage],
    ['Creation Time', timeText(experiment.creation_time)],
    ['Last Update Time', timeText(experiment.last_update_time)],
    ['Tags', experiment.tags.map(({ key, value }) => `${key}=${value ?? ''}`).join(', ')],
  ];
}
