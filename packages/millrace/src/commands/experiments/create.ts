import { defineCommand } from '../../command-line/command.ts';
import { requiredText, text } from '../../command-line/options.ts';
import { prettyJson } from '../../output/json.ts';
import { clientOf, CONNECTION_OPTIONS, output } from '../client-options.ts';

export const createExperimentCommand = defineCommand({
  description: ['Makes an experiment.'],
  options: {
    'experiment-name': requiredText({
      short: 'n',
      placeholder: 'NAME',
      help: 'Its name, which no other may have.',
    }),
    'artifact-location': text({
      short: 'l',
      placeholder: 'URI',
      help: "Where its runs keep their artifacts. The server's default root unless given.",
    }),
    output,
    ...CONNECTION_OPTIONS,
  },
  examples: ['millrace experiments create -n churn'],
  async run({ values }, world) {
    const name = values['experiment-name'];
    const { experiment_id } = await clientOf(values, world).call('experiments/create', {
      name,
      artifact_location: values['artifact-location'],
    });
    world.writeOut(
      values.output === 'json'
        ? prettyJson({ experiment_id })
        : `Created experiment '${name}' with id ${experiment_id}\n`,
    );
  },
});
