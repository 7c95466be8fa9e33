import type { RestClient } from '../../client/rest-client.ts';
import { defineCommand } from '../../command-line/command.ts';
import { usageError } from '../../command-line/command-error.ts';
import { requiredText, text } from '../../command-line/options.ts';
import { prettyJson } from '../../output/json.ts';
import { clientOf, CONNECTION_OPTIONS, output } from '../client-options.ts';
import { ensureRegistered, registeredName } from '../registry-options.ts';
import { readTags, tagOption } from '../tag-options.ts';

export const registerModelCommand = defineCommand({
  description: ['Adds a version to a registered model, which is made when there is none of the name.'],
  options: {
    name: registeredName,
    'model-uri': requiredText({
      short: 'm',
      placeholder: 'URI',
      help: 'What the version is: runs:/RUN_ID/PATH, models:/MODEL_ID, models:/NAME/VERSION, or a location.',
    }),
    description: text({ help: 'What the version is about.' }),
    tags: tagOption,
    output,
    ...CONNECTION_OPTIONS,
  },
  examples: ['millrace models register -n churn -m runs:/0123456789abcdef0123456789abcdef/model'],
  async run({ values, command }, world) {
    const { tags, problems } = readTags(values.tags);
    if (problems.length > 0) throw usageError(problems, command);
    const { name, description } = values;
    const client = clientOf(values, world);
    const origin = await originOf(values['model-uri'], client);
    await ensureRegistered(client, { name });
    const { model_version } = await client.call('model-versions/create', {
      name,
      ...origin,
      description,
      tags,
    });
    world.writeOut(
      values.output === 'json'
        ? prettyJson(model_version)
        : `Created version ${model_version.version} of model '${name}'\n`,
    );
  },
});

interface Origin {
  readonly source: string;
  readonly run_id?: string;
  readonly model_id?: string;
}

/** Where the files of a model URI lie, and what they were made by; as MLflow's client finds it out. */
async function originOf(uri: string, client: RestClient): Promise<Origin> {
  const [, run_id, path] = /^runs:\/+([^/]+)\/(.+)$/.exec(uri) ?? [];
  if (run_id !== undefined && path !== undefined) {
    const { run } = await client.call('runs/get', { run_id });
    return { source: `${run.info.artifact_uri.replace(/\/+$/, '')}/${path}`, run_id };
  }
  const [, model_id] = /^models:\/+(m-[0-9a-f]{32})$/.exec(uri) ?? [];
  if (model_id === undefined) return { source: uri };
  const { model } = await client.call('logged-models/get', { model_id });
  const run = model.info.source_run_id ? { run_id: model.info.source_run_id } : {};
  return { source: model.info.artifact_uri, model_id, ...run };
}
