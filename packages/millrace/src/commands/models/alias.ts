import { defineCommand } from '../../command-line/command.ts';
import { usageError } from '../../command-line/command-error.ts';
import { requiredText, text, toggle } from '../../command-line/options.ts';
import { prettyJson } from '../../output/json.ts';
import { timeText } from '../../output/time.ts';
import { clientOf, CONNECTION_OPTIONS, output } from '../client-options.ts';
import { registeredName } from '../registry-options.ts';

export const aliasCommand = defineCommand({
  description: [
    'Shows the version at which an alias of a registered model or prompt points, now or at some time. With --version it ' +
      'points the alias at a version, with --delete it removes the alias.',
  ],
  options: {
    name: registeredName,
    alias: requiredText({ short: 'a', placeholder: 'ALIAS', help: 'The alias.' }),
    version: text({ placeholder: 'NUMBER', help: 'Point the alias at this version.' }),
    delete: toggle({ help: 'Remove the alias.' }),
    at: text({
      placeholder: 'TIME',
      help: 'Show where it pointed then: ms since the epoch, or such as 2026-11-24T08:15:02Z.',
    }),
    output,
    ...CONNECTION_OPTIONS,
  },
  examples: [
    'millrace models alias -n churn -a champion --version 3',
    'millrace models alias -n churn -a champion --at 2026-11-24T08:00:00Z',
  ],
  async run({ values, command }, world) {
    const { name, alias, version, at } = values;
    const given = [version !== undefined, values.delete, at !== undefined].filter(Boolean);
    if (given.length > 1)
      throw usageError(['Only one of --version, --delete and --at can be given.'], command);
    const client = clientOf(values, world);
    const isJson = values.output === 'json';
    if (version !== undefined) {
      await client.call('registered-models/set-alias', { name, alias, version });
      return world.writeOut(
        isJson
          ? prettyJson({ alias, version })
          : `Alias '${alias}' of '${name}' points at version ${version}\n`,
      );
    }
    if (values.delete) {
      await client.call('registered-models/delete-alias', { name, alias });
      return world.writeOut(isJson ? prettyJson({ alias }) : `Alias '${alias}' of '${name}' is removed\n`);
    }
    if (at !== undefined) {
      const period = await client.call('registered-models/get-alias-at', {
        name,
        alias,
        timestamp: readTime(at, command),
      });
      return world.writeOut(isJson ? prettyJson(period) : periodText(alias, period));
    }
    const { model_version } = await client.call('registered-models/get-by-alias', { name, alias });
    return world.writeOut(
      isJson ? prettyJson({ alias, version: model_version.version }) : `${model_version.version}\n`,
    );
  },
});

function readTime(given: string, command: string): number {
  const ms = /^\d{1,15}$/.test(given) ? Number(given) : Date.parse(given);
  if (Number.isNaN(ms)) throw usageError([`--at ${given}: is no time.`], command);
  return ms;
}

interface Period {
  readonly version?: string | undefined;
  readonly since?: number | bigint | undefined;
  readonly until?: number | bigint | undefined;
  readonly user?: string | undefined;
}

function periodText(alias: string, { version, since, until, user }: Period): string {
  if (version === undefined) return `Alias '${alias}' pointed at no version then\n`;
  const by = user === undefined || user === '' ? '' : ` by ${user}`;
  const end = until === undefined ? 'and still does' : `until ${timeText(until)}`;
  return `Alias '${alias}' pointed at version ${version}, set ${timeText(since)}${by}, ${end}\n`;
}
