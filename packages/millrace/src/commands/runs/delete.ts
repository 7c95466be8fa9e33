import { defineCommand } from '../../command-line/command.ts';
import { clientOf, CONNECTION_OPTIONS, runId } from '../client-options.ts';

export const deleteRunCommand = defineCommand({
  description: ['Marks a run deleted. It can be restored until `millrace gc` removes it.'],
  options: { 'run-id': runId, ...CONNECTION_OPTIONS },
  async run({ values }, world) {
    const id = values['run-id'];
    await clientOf(values, world).call('runs/delete', { run_id: id });
    world.writeOut(`Run with ID ${id} has been deleted.\n`);
  },
});
