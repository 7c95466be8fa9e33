import { existsSync } from 'node:fs';
import { createArtifactStores } from '@millrace/artifacts';
import { ApiError } from '@millrace/protocol';
import type { DeletedThing } from '@millrace/store';
import {
  checkSchemaOwner,
  inspectSqliteDatabase,
  openSqliteStore,
  type SqliteStore,
} from '@millrace/store-sql';
import { type Call, defineCommand } from '../command-line/command.ts';
import { CommandError, usageError } from '../command-line/command-error.ts';
import { commaList, text, toggle } from '../command-line/options.ts';
import { readDatabaseUri } from '../config/database-uri.ts';
import { durationMs } from '../config/duration.ts';
import { localPath } from '../config/server-config.ts';
import { artifactsDestination, backendStoreUri } from '../config/server-options.ts';
import { ArtifactRemover } from '../gc/artifact-remover.ts';
import { collectGarbage } from '../gc/collect-garbage.ts';
import { makePlan, type Plan } from '../gc/plan.ts';
import { databasePlaceProblem } from '../server/places.ts';
import { realEnvironment } from '../world/environment.ts';
import type { World } from '../world/world.ts';

const OPTIONS = {
  'older-than': text({
    placeholder: 'TIME',
    help: 'Only what was deleted at least so long ago: 30d, 12h, 1d2h3m4s.',
  }),
  'run-ids': commaList({ help: 'These runs.' }),
  'experiment-ids': commaList({ help: 'These experiments, with their runs and models.' }),
  'logged-model-ids': commaList({ help: 'These logged models.' }),
  'dry-run': toggle({ help: 'Say what would be removed, and remove nothing.' }),
  'backend-store-uri': { ...backendStoreUri, help: 'The database, which a server may be using meanwhile.' },
  'artifacts-destination': { ...artifactsDestination, help: "The server's folder of artifacts." },
} as const;

const NAMES: Readonly<Record<DeletedThing['kind'], string>> = {
  run: 'Run',
  experiment: 'Experiment',
  'logged-model': 'Logged model',
};

export const gcCommand = defineCommand({
  description: [
    'Removes for good what is marked deleted: runs, experiments and logged models, with their artifacts. Without ids, everything that is old enough; with ids, only what they name.',
    'Artifacts are deleted first. Where that fails the row stays, and the command ends with status 1.',
  ],
  options: OPTIONS,
  examples: [
    'millrace gc --older-than 30d --dry-run',
    'millrace gc --run-ids 0123456789abcdef0123456789abcdef',
  ],
  run: runGc,
});

async function runGc(call: Call<typeof OPTIONS>, world: World): Promise<void> {
  const { values, command } = call;
  const { olderThanMs, databasePath, destination, problems } = readArguments(call, world.workingDirectory);
  if (problems.length > 0) throw usageError(problems, command);
  const store = openExisting(databasePath);
  try {
    const ids = {
      run: values['run-ids'],
      experiment: values['experiment-ids'],
      'logged-model': values['logged-model-ids'],
    };
    const plan = await makePlan(store, { olderThanMs, ids }, world.nowMs());
    if (plan.problems.length > 0) throw new CommandError(plan.problems.join('\n'));
    if (values['dry-run']) return announce(plan, world);
    requireDestination(plan, destination);
    const remover = new ArtifactRemover(await createArtifactStores({ destination }));
    let failures = 0;
    const report = {
      removed: ({ kind, id }: DeletedThing) =>
        world.writeOut(`${NAMES[kind]} with ID ${id} has been permanently deleted.\n`),
      failed: ({ kind, id }: DeletedThing, reason: string) => {
        failures += 1;
        world.writeError(`${NAMES[kind]} with ID ${id} is kept: ${reason}.\n`);
      },
    };
    await collectGarbage(plan, { store, remover, report, nowMs: world.nowMs });
    if (failures > 0) throw new CommandError(`${failures} of ${plan.things.length} could not be removed.`);
    if (plan.things.length === 0) world.writeOut('There is nothing to remove.\n');
  } finally {
    await store.close();
  }
}

function readArguments(
  { values }: Call<typeof OPTIONS>,
  workingDirectory: string,
): {
  olderThanMs: number;
  databasePath: string;
  destination: string;
  problems: string[];
} {
  const problems: string[] = [];
  const age = values['older-than'];
  const olderThanMs = age === undefined ? 0 : durationMs(age);
  if (olderThanMs === undefined)
    problems.push(`--older-than ${age}: must be a time such as 30d, 8h or 1d2h3m4s.`);
  const database = readDatabaseUri(values['backend-store-uri'], workingDirectory);
  if ('problem' in database)
    problems.push(`--backend-store-uri ${values['backend-store-uri']} ${database.problem}.`);
  const destination = localPath(values['artifacts-destination'], workingDirectory);
  if (typeof destination !== 'string')
    problems.push(`--artifacts-destination ${values['artifacts-destination']} ${destination.problem}.`);
  return {
    olderThanMs: olderThanMs ?? 0,
    databasePath: 'path' in database ? database.path : '',
    destination: typeof destination === 'string' ? destination : '',
    problems,
  };
}

/** The database of a server: neither made nor migrated here, since a server may be running on it. */
function openExisting(path: string): SqliteStore {
  const problem = existsSync(path)
    ? databasePlaceProblem(path)
    : `There is no database ${path}. Name it with --backend-store-uri.`;
  if (problem !== undefined) throw new CommandError(problem);
  try {
    const state = inspectSqliteDatabase(path);
    checkSchemaOwner(state);
    if (state.owner !== 'millrace' || state.version < state.newestVersion) {
      throw new CommandError(
        `The database ${path} has an older schema. Run: millrace db upgrade sqlite:///${path}`,
      );
    }
    const environment = realEnvironment({
      defaultArtifactRoot: 'mlflow-artifacts:/',
      truncatesLongValues: true,
    });
    return openSqliteStore({ path, environment, addsDefaultExperiment: false });
  } catch (error) {
    if (!ApiError.is(error)) throw error;
    throw new CommandError(`Cannot open the database ${path}.\n${error.message}`, { cause: error });
  }
}

/**
 * A misspelt destination looks like one whose artifacts are gone already: rows would be removed and artifacts left
 * behind for ever.
 */
function requireDestination({ things }: Plan, destination: string): void {
  const isNeeded = things.some(({ artifact_uri }) => /^(?:mlflow-artifacts|https?):/i.test(artifact_uri));
  if (!isNeeded || existsSync(destination)) return;
  throw new CommandError(
    `The artifacts destination ${destination} does not exist. Name the server's with --artifacts-destination; ` +
      'if no artifact was ever logged, make an empty folder there.',
  );
}

function announce({ things }: Plan, world: World): void {
  for (const { kind, id, artifact_uri } of things) {
    world.writeOut(
      `${NAMES[kind]} with ID ${id} would be permanently deleted (artifacts ${artifact_uri}).\n`,
    );
  }
  if (things.length === 0) world.writeOut('There is nothing to remove.\n');
}
