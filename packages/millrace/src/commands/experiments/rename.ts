import { defineCommand } from '../../command-line/command.ts';
import { requiredText } from '../../command-line/options.ts';
import { clientOf, CONNECTION_OPTIONS, experimentId } from '../client-options.ts';

export const renameExperimentCommand = defineCommand({
  description: ['Renames an active experiment.'],
  options: {
    'experiment-id': experimentId,
    'new-name': requiredText({ placeholder: 'NAME', help: 'Its new name.' }),
    ...CONNECTION_OPTIONS,
  },
  async run({ values }, world) {
    const { 'experiment-id': id, 'new-name': name } = values;
    await clientOf(values, world).call('experiments/update', { experiment_id: id, new_name: name });
    world.writeOut(`Experiment with ID ${id} has been renamed to '${name}'.\n`);
  },
});
