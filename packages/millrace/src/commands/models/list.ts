import type { RegisteredModel } from '@millrace/protocol';
import { type Command, defineCommand } from '../../command-line/command.ts';
import { text } from '../../command-line/options.ts';
import { prettyJson } from '../../output/json.ts';
import { table } from '../../output/table.ts';
import { timeText } from '../../output/time.ts';
import { clientOf, CONNECTION_OPTIONS, output } from '../client-options.ts';
import { aliasText, allRegistered, PROMPTS } from '../registry-options.ts';

export const listModelsCommand = listCommand('registered models', undefined);
export const listPromptsCommand = listCommand('prompts', PROMPTS);

function listCommand(what: string, condition: string | undefined): Command {
  return defineCommand({
    description: [`Lists the ${what} by name, with the number of the newest version and the aliases.`],
    options: {
      filter: text({ placeholder: 'EXPRESSION', help: "Only those that match, such as: name LIKE 'churn%'" }),
      output,
      ...CONNECTION_OPTIONS,
    },
    async run({ values }, world) {
      const conditions = [condition, values.filter].filter((each) => each !== undefined && each !== '');
      const filter = conditions.length === 0 ? undefined : conditions.join(' AND ');
      const found = await allRegistered(clientOf(values, world), filter);
      const rows = found.map((model) => [
        model.name,
        newestVersion(model),
        aliasText(model.aliases),
        timeText(model.last_updated_timestamp),
      ]);
      world.writeOut(
        values.output === 'json' ? prettyJson(found) : table(['Name', 'Newest', 'Aliases', 'Updated'], rows),
      );
    },
  });
}

function newestVersion({ latest_versions }: RegisteredModel): string {
  const numbers = latest_versions.map(({ version }) => Number(version));
  return numbers.length === 0 ? '' : String(Math.max(...numbers));
}
