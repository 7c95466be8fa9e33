import { ApiError } from '@millrace/protocol';
import { upgradeSqliteDatabase } from '@millrace/store-sql';
import { defineCommand } from '../../command-line/command.ts';
import { CommandError, usageError } from '../../command-line/command-error.ts';
import { readDatabaseUri } from '../../config/database-uri.ts';
import { databasePlaceProblem } from '../../server/places.ts';

export const upgradeDatabaseCommand = defineCommand({
  description: [
    'Brings a database to the newest schema, or makes it. The server does the same when it starts; this command is for those who want it to happen at a time of their choosing.',
    'Make a copy first: there is no way back to an older version.',
  ],
  options: {},
  positionals: ['URL'],
  examples: ['millrace db upgrade sqlite:////var/lib/millrace/millrace.db'],
  async run({ positionals, command }, world) {
    const [url = ''] = positionals;
    const database = readDatabaseUri(url, world.workingDirectory);
    if ('problem' in database) throw usageError([`${url} ${database.problem}.`], command);
    const { path } = database;
    const problem = databasePlaceProblem(path);
    if (problem !== undefined) throw new CommandError(problem);
    try {
      const steps = upgradeSqliteDatabase(path);
      world.writeOut(
        steps === 0
          ? `${path} has the newest schema already.\n`
          : `${path} has the newest schema now (${steps} ${steps === 1 ? 'step' : 'steps'}).\n`,
      );
    } catch (error) {
      if (!ApiError.is(error)) throw error;
      throw new CommandError(`Cannot upgrade ${path}.\n${error.message}`, { cause: error });
    }
  },
});
