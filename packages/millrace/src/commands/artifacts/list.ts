import type { FileInfo } from '@millrace/protocol';
import { runSource } from '../../client/artifact-source.ts';
import { readFolder } from '../../client/run-artifacts.ts';
import { defineCommand } from '../../command-line/command.ts';
import { choice } from '../../command-line/options.ts';
import { prettyJson } from '../../output/json.ts';
import { table } from '../../output/table.ts';
import { clientOf, CONNECTION_OPTIONS } from '../client-options.ts';
import { artifactPath, artifactRunId } from './artifact-options.ts';

export const listArtifactsCommand = defineCommand({
  description: ['Lists the artifacts of a run: a folder of it, without what is further below.'],
  options: {
    'run-id': artifactRunId,
    'artifact-path': { ...artifactPath, help: 'The folder to list; the root unless given.' },
    output: choice(['json', 'table'], 'json', { help: 'JSON, or columns for people.' }),
    ...CONNECTION_OPTIONS,
  },
  async run({ values }, world) {
    const source = runSource(clientOf(values, world), values['run-id']);
    const files = await source.list(readFolder(values['artifact-path']));
    world.writeOut(values.output === 'json' ? prettyJson(files) : table(['Path', 'Size'], files.map(row)));
  },
});

function row({ path, is_dir, file_size }: FileInfo): string[] {
  return is_dir ? [`${path}/`, ''] : [path, String(file_size ?? 0)];
}
