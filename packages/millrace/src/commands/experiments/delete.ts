import { defineCommand } from '../../command-line/command.ts';
import { clientOf, CONNECTION_OPTIONS, experimentId } from '../client-options.ts';

export const deleteExperimentCommand = defineCommand({
  description: [
    'Marks an experiment and its runs deleted. They can be restored until `millrace gc` removes them.',
  ],
  options: { 'experiment-id': experimentId, ...CONNECTION_OPTIONS },
  async run({ values }, world) {
    const id = values['experiment-id'];
    await clientOf(values, world).call('experiments/delete', { experiment_id: id });
    world.writeOut(`Experiment with ID ${id} has been deleted.\n`);
  },
});
