import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { joinArtifactPath } from '@millrace/artifacts';
import { readFilePath, readFolder, runArtifactTarget } from '../../client/run-artifacts.ts';
import { defineCommand } from '../../command-line/command.ts';
import { CommandError } from '../../command-line/command-error.ts';
import { requiredText } from '../../command-line/options.ts';
import { clientOf, CONNECTION_OPTIONS } from '../client-options.ts';
import { artifactPath, artifactRunId } from './artifact-options.ts';

export const logArtifactCommand = defineCommand({
  description: ['Adds a file to the artifacts of a run, under its own name.'],
  options: {
    'local-file': requiredText({ short: 'l', placeholder: 'FILE', help: 'The file.' }),
    'run-id': artifactRunId,
    'artifact-path': artifactPath,
    ...CONNECTION_OPTIONS,
  },
  async run({ values }, world) {
    const file = resolve(world.workingDirectory, values['local-file']);
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
      throw new CommandError(`${values['local-file']} is not a file. (log-artifacts takes folders.)`);
    }
    const path = joinArtifactPath(readFolder(values['artifact-path']), readFilePath(basename(file)));
    const target = await runArtifactTarget(clientOf(values, world), values['run-id']);
    await target.put(file, path);
    world.writeOut(`Logged ${values['local-file']} as artifact '${path}'.\n`);
  },
});
