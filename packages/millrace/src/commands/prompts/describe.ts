import { type ModelVersion, PROMPT_TEXT_TAG } from '@millrace/protocol';
import type { RestClient } from '../../client/rest-client.ts';
import { defineCommand } from '../../command-line/command.ts';
import { usageError } from '../../command-line/command-error.ts';
import { text } from '../../command-line/options.ts';
import { prettyJson } from '../../output/json.ts';
import { fieldList } from '../../output/table.ts';
import { timeText } from '../../output/time.ts';
import { clientOf, CONNECTION_OPTIONS, output } from '../client-options.ts';
import { registeredName } from '../registry-options.ts';

export const describePromptCommand = defineCommand({
  description: ['Shows a version of a prompt with its text: the newest, or the one that is named.'],
  options: {
    name: registeredName,
    version: text({ placeholder: 'NUMBER', help: 'This version.' }),
    alias: text({ short: 'a', placeholder: 'ALIAS', help: 'The version at which this alias points.' }),
    output,
    ...CONNECTION_OPTIONS,
  },
  examples: ['millrace prompts describe -n greeting -a production'],
  async run({ values, command }, world) {
    const { name, version, alias } = values;
    if (version !== undefined && alias !== undefined)
      throw usageError(['Only one of --version and --alias can be given.'], command);
    const found = await findVersion(clientOf(values, world), { name, version, alias });
    const template = found.tags.find(({ key }) => key === PROMPT_TEXT_TAG)?.value ?? '';
    const fields: [string, string][] = [
      ['Name', found.name],
      ['Version', found.version],
      ['Commit Message', found.description ?? ''],
      ['Aliases', found.aliases.join(', ')],
      ['Created', timeText(found.creation_timestamp)],
    ];
    // The text alone is shown as it is: it has lines of its own.
    world.writeOut(
      values.output === 'json'
        ? prettyJson({ ...found, template })
        : `${fieldList(fields)}\n${visible(template)}\n`,
    );
  },
});

async function findVersion(
  client: RestClient,
  { name, version, alias }: { name: string; version: string | undefined; alias: string | undefined },
): Promise<ModelVersion> {
  const { model_version } =
    version === undefined
      ? await client.call('registered-models/get-by-alias', { name, alias: alias ?? 'latest' })
      : await client.call('model-versions/get', { name, version });
  return model_version;
}

/** Lines and tabs stay; nothing else moves the cursor of a terminal. */
function visible(template: string): string {
  return template.replaceAll(/[^\P{Cc}\n\t]/gu, ' ');
}
