import { defineCommand } from '../../command-line/command.ts';
import { clientOf, CONNECTION_OPTIONS, experimentId } from '../client-options.ts';

export const restoreExperimentCommand = defineCommand({
  description: ['Makes a deleted experiment and its runs active again.'],
  options: { 'experiment-id': experimentId, ...CONNECTION_OPTIONS },
  async run({ values }, world) {
    const id = values['experiment-id'];
    await clientOf(values, world).call('experiments/restore', { experiment_id: id });
    world.writeOut(`Experiment with ID ${id} has been restored.\n`);
  },
});
