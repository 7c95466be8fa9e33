import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { IS_PROMPT_TAG, PROMPT_TEXT_TAG, PROMPT_TYPE_TAG } from '@millrace/protocol';
import { defineCommand } from '../../command-line/command.ts';
import { usageError } from '../../command-line/command-error.ts';
import { text } from '../../command-line/options.ts';
import { prettyJson } from '../../output/json.ts';
import { clientOf, CONNECTION_OPTIONS, output } from '../client-options.ts';
import { ensureRegistered, registeredName } from '../registry-options.ts';
import { readTags, tagOption } from '../tag-options.ts';

/** What MLflow's client writes where a model has the place of its files. */
const SOURCE = 'dummy-source';
const PROMPT_TAG = { key: IS_PROMPT_TAG, value: 'true' };

export const registerPromptCommand = defineCommand({
  description: ['Adds a version to a prompt, which is made when there is none of the name.'],
  options: {
    name: registeredName,
    template: text({ placeholder: 'TEXT', help: 'The text, with {{variables}}.' }),
    file: text({
      short: 'f',
      placeholder: 'PATH',
      help: 'A file with the text. Exactly one of both is needed.',
    }),
    'commit-message': text({ placeholder: 'TEXT', help: 'Why there is a new version.' }),
    tags: tagOption,
    output,
    ...CONNECTION_OPTIONS,
  },
  examples: ['millrace prompts register -n greeting --file greeting.txt --commit-message "Friendlier"'],
  async run({ values, command }, world) {
    const { name, template, file } = values;
    const { tags, problems } = readTags(values.tags);
    if ((template === undefined) === (file === undefined))
      problems.push('Exactly one of --template and --file is needed.');
    if (problems.length > 0) throw usageError(problems, command);
    const content = template ?? (await readFile(resolve(world.workingDirectory, file ?? ''), 'utf8'));
    const client = clientOf(values, world);
    await ensureRegistered(client, { name, tags: [PROMPT_TAG] });
    const { model_version } = await client.call('model-versions/create', {
      name,
      source: SOURCE,
      description: values['commit-message'],
      tags: [
        ...tags,
        PROMPT_TAG,
        { key: PROMPT_TYPE_TAG, value: 'text' },
        { key: PROMPT_TEXT_TAG, value: content },
      ],
    });
    world.writeOut(
      values.output === 'json'
        ? prettyJson(model_version)
        : `Created version ${model_version.version} of prompt '${name}'\n`,
    );
  },
});
