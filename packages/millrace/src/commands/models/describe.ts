import type { ModelVersion, RegisteredModel } from '@millrace/protocol';
import { defineCommand } from '../../command-line/command.ts';
import { text } from '../../command-line/options.ts';
import { prettyJson } from '../../output/json.ts';
import { fieldList, table } from '../../output/table.ts';
import { timeText } from '../../output/time.ts';
import { clientOf, CONNECTION_OPTIONS, output } from '../client-options.ts';
import { aliasText, allVersions, registeredName } from '../registry-options.ts';

export const describeModelCommand = defineCommand({
  description: ['Shows a registered model with its versions, the newest first, or one of its versions.'],
  options: {
    name: registeredName,
    version: text({ placeholder: 'NUMBER', help: 'Only this version.' }),
    output,
    ...CONNECTION_OPTIONS,
  },
  examples: ['millrace models describe -n churn', 'millrace models describe -n churn --version 3'],
  async run({ values }, world) {
    const { name, version } = values;
    const client = clientOf(values, world);
    if (version !== undefined) {
      const { model_version } = await client.call('model-versions/get', { name, version });
      return world.writeOut(
        values.output === 'json' ? prettyJson(model_version) : fieldList(versionFields(model_version)),
      );
    }
    const { registered_model } = await client.call('registered-models/get', { name });
    const versions = await allVersions(client, registered_model);
    return world.writeOut(
      values.output === 'json'
        ? prettyJson({ ...registered_model, latest_versions: undefined, versions })
        : `${fieldList(modelFields(registered_model))}\n${versionTable(versions)}`,
    );
  },
});

function modelFields(model: RegisteredModel): [string, string][] {
  return [
    ['Name', model.name],
    ['Description', model.description ?? ''],
    ['Tags', tagText(model.tags)],
    ['Aliases', aliasText(model.aliases)],
    ['Created', timeText(model.creation_timestamp)],
    ['Updated', timeText(model.last_updated_timestamp)],
  ];
}

function versionFields(version: ModelVersion): [string, string][] {
  return [
    ['Name', version.name],
    ['Version', version.version],
    ['Description', version.description ?? ''],
    ['Stage', version.current_stage],
    ['Aliases', version.aliases.join(', ')],
    ['Tags', tagText(version.tags)],
    ['Source', version.source],
    ['Run', version.run_id ?? ''],
    ['Logged Model', version.model_id ?? ''],
    ['Created', timeText(version.creation_timestamp)],
    ['Updated', timeText(version.last_updated_timestamp)],
  ];
}

function versionTable(versions: readonly ModelVersion[]): string {
  const rows = versions.map((version) => [
    version.version,
    version.current_stage,
    version.aliases.join(', '),
    timeText(version.creation_timestamp),
    version.source,
  ]);
  return table(['Version', 'Stage', 'Aliases', 'Created', 'Source'], rows);
}

function tagText(
  tags: readonly { readonly key?: string | undefined; readonly value?: string | undefined }[],
): string {
  return tags.map(({ key = '', value = '' }) => `${key}=${value}`).join(', ');
}
