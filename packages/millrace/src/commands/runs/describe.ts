import type { Run } from '@millrace/protocol';
import { defineCommand } from '../../command-line/command.ts';
import { prettyJson } from '../../output/json.ts';
import { clientOf, CONNECTION_OPTIONS, runId } from '../client-options.ts';

export const describeRunCommand = defineCommand({
  description: [
    'Shows everything about a run as JSON: its info, latest metrics, params, tags, inputs and outputs.',
  ],
  options: { 'run-id': runId, ...CONNECTION_OPTIONS },
  async run({ values }, world) {
    const { run } = await clientOf(values, world).call('runs/get', { run_id: values['run-id'] });
    world.writeOut(prettyJson(described(run), 4));
  },
});

/** In MLflow's form: metrics, params and tags as objects by key, and the run named once. */
function described({ info, data, inputs, outputs }: Run): object {
  const { run_uuid: _, ...named } = info;
  return {
    info: named,
    data: {
      metrics: Object.fromEntries(data.metrics.map(({ key, value }) => [key, value])),
      params: Object.fromEntries(data.params.map(({ key, value }) => [key, value ?? ''])),
      tags: Object.fromEntries(data.tags.map(({ key, value }) => [key, value ?? ''])),
    },
    inputs: { dataset_inputs: inputs?.dataset_inputs ?? [], model_inputs: inputs?.model_inputs ?? [] },
    outputs: { model_outputs: outputs?.model_outputs ?? [] },
  };
}
