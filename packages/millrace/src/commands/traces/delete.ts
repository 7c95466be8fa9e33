import { defineCommand } from '../../command-line/command.ts';
import { usageError } from '../../command-line/command-error.ts';
import { commaList, optionalNumber } from '../../command-line/options.ts';
import { clientOf, CONNECTION_OPTIONS, experimentId } from '../client-options.ts';

export const deleteTracesCommand = defineCommand({
  description: ['Deletes traces of an experiment for good, by their ids or by their age.'],
  options: {
    'experiment-id': experimentId,
    'trace-ids': commaList({ placeholder: 'IDS', help: 'The traces, separated by commas.' }),
    'max-timestamp-millis': optionalNumber(
      { min: 0, max: 1e15 - 1 },
      {
        help: 'Traces that began no later than this time, in ms since the epoch. Exactly one of both is needed.',
      },
    ),
    'max-traces': optionalNumber(
      { min: 1, max: 1e9 },
      { help: 'With a time: at most so many, the oldest first.' },
    ),
    ...CONNECTION_OPTIONS,
  },
  examples: ['millrace traces delete -x 1 --trace-ids tr-0123456789abcdef0123456789abcdef'],
  async run({ values, command }, world) {
    const { 'trace-ids': ids, 'max-timestamp-millis': time, 'max-traces': count } = values;
    if ((ids === undefined) === (time === undefined))
      throw usageError(['Exactly one of --trace-ids and --max-timestamp-millis is needed.'], command);
    const { traces_deleted = 0 } = await clientOf(values, world).call('traces/delete', {
      experiment_id: values['experiment-id'],
      ...(ids === undefined ? {} : { request_ids: [...ids] }),
      ...(time === undefined ? {} : { max_timestamp_millis: time }),
      ...(count === undefined ? {} : { max_traces: count }),
    });
    world.writeOut(`Deleted ${traces_deleted} trace${traces_deleted === 1 ? '' : 's'}.\n`);
  },
});
