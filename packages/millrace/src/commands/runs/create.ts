import { userInfo } from 'node:os';
import { RUN_NAME_TAG, USER_TAG } from '@millrace/protocol';
import { RefusalError } from '../../client/client-errors.ts';
import type { RestClient } from '../../client/rest-client.ts';
import { defineCommand } from '../../command-line/command.ts';
import { usageError } from '../../command-line/command-error.ts';
import { choice, text } from '../../command-line/options.ts';
import { prettyJson } from '../../output/json.ts';
import { clientOf, CONNECTION_OPTIONS } from '../client-options.ts';
import { readTags, tagOption } from '../tag-options.ts';

const DESCRIPTION_TAG = 'mlflow.note.content';
const PARENT_RUN_TAG = 'mlflow.parentRunId';

export const createRunCommand = defineCommand({
  description: [
    'Makes a run and ends it at once with a status: for scripts, and to record what ran elsewhere.',
  ],
  options: {
    'experiment-id': text({ placeholder: 'ID', env: 'MLFLOW_EXPERIMENT_ID', help: 'The experiment, by id.' }),
    'experiment-name': text({
      placeholder: 'NAME',
      env: 'MLFLOW_EXPERIMENT_NAME',
      help: 'The experiment, by name; made when there is none. Exactly one of both is needed.',
    }),
    'run-name': text({ placeholder: 'NAME', help: 'Its name; the server chooses one unless given.' }),
    description: text({ help: 'What it is about.' }),
    tags: tagOption,
    status: choice(['FINISHED', 'FAILED', 'KILLED'], 'FINISHED', { help: 'How it ended.' }),
    'parent-run-id': text({ placeholder: 'ID', help: 'The run that it is a part of.' }),
    ...CONNECTION_OPTIONS,
  },
  examples: ['millrace runs create --experiment-name churn --run-name baseline -t env=prod'],
  async run({ values, sources, command }, world) {
    const wanted = { id: values['experiment-id'], name: values['experiment-name'] };
    // What is written beats the environment, also between the two ways of naming one thing.
    if (sources['experiment-id'] === 'option' && sources['experiment-name'] === 'environment')
      wanted.name = undefined;
    if (sources['experiment-name'] === 'option' && sources['experiment-id'] === 'environment')
      wanted.id = undefined;
    const { tags, problems } = readTags(values.tags);
    if ((wanted.id === undefined) === (wanted.name === undefined)) {
      problems.push('Exactly one of --experiment-id and --experiment-name is needed.');
    }
    if (problems.length > 0) throw usageError(problems, command);
    if (values.description !== undefined) tags.push({ key: DESCRIPTION_TAG, value: values.description });
    if (values['parent-run-id'] !== undefined)
      tags.push({ key: PARENT_RUN_TAG, value: values['parent-run-id'] });
    const client = clientOf(values, world);
    const experiment_id = wanted.id ?? (await experimentNamed(wanted.name ?? '', client));
    const user_id = userName();
    tags.push({ key: USER_TAG, value: user_id });
    const name = values['run-name'];
    const { run } = await client.call('runs/create', {
      experiment_id,
      user_id,
      start_time: world.nowMs(),
      run_name: name,
      tags: name === undefined ? tags : [...tags, { key: RUN_NAME_TAG, value: name }],
    });
    const { run_id, run_name } = run.info;
    await client.call('runs/update', { run_id, status: values.status, end_time: world.nowMs() });
    world.writeOut(prettyJson({ run_id, experiment_id, status: values.status, run_name }));
  },
});

async function experimentNamed(name: string, client: RestClient): Promise<string> {
  try {
    return (await client.call('experiments/get-by-name', { experiment_name: name })).experiment.experiment_id;
  } catch (error) {
    if (!(error instanceof RefusalError) || error.code !== 'RESOURCE_DOES_NOT_EXIST') throw error;
    return (await client.call('experiments/create', { name })).experiment_id;
  }
}

/** The system may know no name for the user, as in some containers. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
