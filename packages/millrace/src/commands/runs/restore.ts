import { defineCommand } from '../../command-line/command.ts';
import { clientOf, CONNECTION_OPTIONS, runId } from '../client-options.ts';

export const restoreRunCommand = defineCommand({
  description: ['Makes a deleted run active again.'],
  options: { 'run-id': runId, ...CONNECTION_OPTIONS },
  async run({ values }, world) {
    const id = values['run-id'];
    await clientOf(values, world).call('runs/restore', { run_id: id });
    world.writeOut(`Run with ID ${id} has been restored.\n`);
  },
});
