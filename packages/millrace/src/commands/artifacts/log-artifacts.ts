import { readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { joinArtifactPath } from '@millrace/artifacts';
import { readFilePath, readFolder, runArtifactTarget } from '../../client/run-artifacts.ts';
import { defineCommand } from '../../command-line/command.ts';
import { CommandError } from '../../command-line/command-error.ts';
import { requiredText } from '../../command-line/options.ts';
import { clientOf, CONNECTION_OPTIONS } from '../client-options.ts';
import { artifactPath, artifactRunId } from './artifact-options.ts';

export const logArtifactsCommand = defineCommand({
  description: [
    'Adds everything in a folder to the artifacts of a run. Links to files are followed, links to folders are not.',
  ],
  options: {
    'local-dir': requiredText({ short: 'l', placeholder: 'FOLDER', help: 'The folder.' }),
    'run-id': artifactRunId,
    'artifact-path': artifactPath,
    ...CONNECTION_OPTIONS,
  },
  async run({ values }, world) {
    const folder = resolve(world.workingDirectory, values['local-dir']);
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
      throw new CommandError(`${values['local-dir']} is not a folder. (log-artifact takes a file.)`);
    }
    const below = readFolder(values['artifact-path']);
    // All names are checked before the first byte is sent.
    const files = filesIn(folder).map((file) => {
      const name = relative(folder, file).split(sep).join('/');
      return { file, path: joinArtifactPath(below, readFilePath(name)) };
    });
    const target = await runArtifactTarget(clientOf(values, world), values['run-id']);
    for (const { file, path } of files) await target.put(file, path);
    world.writeOut(
      `Logged ${files.length} ${files.length === 1 ? 'file' : 'files'} from ${values['local-dir']}.\n`,
    );
  },
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    .sort();
}
