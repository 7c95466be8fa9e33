import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Run } from '@millrace/protocol';
import { defineCommand } from '../../command-line/command.ts';
import { CommandError } from '../../command-line/command-error.ts';
import { text } from '../../command-line/options.ts';
import { runsCsv } from '../../output/runs-csv.ts';
import { clientOf, CONNECTION_OPTIONS, experimentId } from '../client-options.ts';

const PAGE = 1000;

export const experimentCsvCommand = defineCommand({
  description: [
    'Writes the active runs of an experiment as CSV, with a column for every metric, param and tag.',
  ],
  options: {
    'experiment-id': experimentId,
    filename: text({
      short: 'o',
      placeholder: 'FILE',
      defaultText: 'standard output',
      help: 'The file to write.',
    }),
    ...CONNECTION_OPTIONS,
  },
  async run({ values }, world) {
    const id = values['experiment-id'];
    const client = clientOf(values, world);
    // A misspelt id has no runs, which would look like an empty experiment.
    await client.call('experiments/get', { experiment_id: id });
    const runs: Run[] = [];
    const pages = client.pages('runs/search', {
      experiment_ids: [id],
      run_view_type: 'ACTIVE_ONLY',
      max_results: PAGE,
    });
    for await (const page of pages) runs.push(...page.runs);
    if (values.filename === undefined) {
      for (const line of runsCsv(runs)) world.writeOut(line);
      return;
    }
    const path = resolve(world.workingDirectory, values.filename);
    try {
      await pipeline(Readable.from(runsCsv(runs)), createWriteStream(path));
    } catch (error) {
      throw new CommandError(`${path} cannot be written (${(error as NodeJS.ErrnoException).code}).`, {
        cause: error,
      });
    }
    world.writeOut(`Experiment with ID ${id} has been exported as a CSV to file: ${values.filename}.\n`);
  },
});
