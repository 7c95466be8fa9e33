import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fetchTree, runSource, uriPlace } from '../../client/artifact-source.ts';
import { readFolder } from '../../client/run-artifacts.ts';
import { defineCommand } from '../../command-line/command.ts';
import { usageError } from '../../command-line/command-error.ts';
import { text } from '../../command-line/options.ts';
import { clientOf, CONNECTION_OPTIONS } from '../client-options.ts';
import { artifactPath } from './artifact-options.ts';

export const downloadArtifactsCommand = defineCommand({
  description: [
    'Downloads a file, or a folder with all below it, and prints where it is then. What a run id and a path name keeps its path below the destination; what a URI names goes straight into it.',
    'What to download is named by --run-id (and --artifact-path), or by --artifact-uri, which wins.',
  ],
  options: {
    'run-id': text({ short: 'r', placeholder: 'ID', help: 'The run.' }),
    'artifact-path': {
      ...artifactPath,
      help: "A file or folder among the run's artifacts; all of them unless given.",
    },
    'artifact-uri': text({
      short: 'u',
      placeholder: 'URI',
      help: 'runs:/ID/PATH, mlflow-artifacts:/PATH, or a path of this machine.',
    }),
    'dst-path': text({
      short: 'd',
      placeholder: 'FOLDER',
      defaultText: 'a new folder for temporary files',
      help: 'The destination; made when missing.',
    }),
    ...CONNECTION_OPTIONS,
  },
  async run({ values, command }, world) {
    const { 'run-id': id, 'artifact-uri': uri, 'dst-path': wanted } = values;
    if (uri === undefined && id === undefined)
      throw usageError(['--run-id or --artifact-uri is needed.'], command);
    const client = clientOf(values, world);
    const { source, path } =
      uri === undefined
        ? { source: runSource(client, id ?? ''), path: readFolder(values['artifact-path']) }
        : uriPlace(uri, client);
    const destination =
      wanted === undefined
        ? await mkdtemp(join(tmpdir(), 'millrace-artifacts-'))
        : resolve(world.workingDirectory, wanted);
    await mkdir(destination, { recursive: true });
    await fetchTree(source, path, destination);
    world.writeOut(`${path === '' ? destination : join(destination, path)}\n`);
  },
});
