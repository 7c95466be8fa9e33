import type { Program } from './command-line/run-program.ts';
import type { CommandGroup } from './command-line/tree.ts';
import { VERSION } from './version.ts';

const server = {
  summary: 'Run the tracking server.',
  load: async () => (await import('./commands/server.ts')).serverCommand,
};

const experiments: CommandGroup = {
  summary: 'Manage experiments of a running server.',
  commands: {
    create: {
      summary: 'Make an experiment.',
      load: async () => (await import('./commands/experiments/create.ts')).createExperimentCommand,
    },
    search: {
      summary: 'List experiments.',
      load: async () => (await import('./commands/experiments/search.ts')).searchExperimentsCommand,
    },
    get: {
      summary: 'Show one experiment.',
      load: async () => (await import('./commands/experiments/get.ts')).getExperimentCommand,
    },
    delete: {
      summary: 'Mark an experiment deleted.',
      load: async () => (await import('./commands/experiments/delete.ts')).deleteExperimentCommand,
    },
    restore: {
      summary: 'Make a deleted experiment active again.',
      load: async () => (await import('./commands/experiments/restore.ts')).restoreExperimentCommand,
    },
    rename: {
      summary: 'Rename an experiment.',
      load: async () => (await import('./commands/experiments/rename.ts')).renameExperimentCommand,
    },
    csv: {
      summary: 'Write the runs of an experiment as CSV.',
      load: async () => (await import('./commands/experiments/csv.ts')).experimentCsvCommand,
    },
  },
};

const runs: CommandGroup = {
  summary: 'Manage runs of a running server.',
  commands: {
    list: {
      summary: 'List the runs of an experiment.',
      load: async () => (await import('./commands/runs/list.ts')).listRunsCommand,
    },
    describe: {
      summary: 'Show everything about a run.',
      load: async () => (await import('./commands/runs/describe.ts')).describeRunCommand,
    },
    create: {
      summary: 'Make a run and end it at once.',
      load: async () => (await import('./commands/runs/create.ts')).createRunCommand,
    },
    delete: {
      summary: 'Mark a run deleted.',
      load: async () => (await import('./commands/runs/delete.ts')).deleteRunCommand,
    },
    restore: {
      summary: 'Make a deleted run active again.',
      load: async () => (await import('./commands/runs/restore.ts')).restoreRunCommand,
    },
  },
};

const artifacts: CommandGroup = {
  summary: 'Upload, list and download artifacts of runs.',
  commands: {
    list: {
      summary: 'List the artifacts of a run.',
      load: async () => (await import('./commands/artifacts/list.ts')).listArtifactsCommand,
    },
    download: {
      summary: 'Download a file or folder.',
      load: async () => (await import('./commands/artifacts/download.ts')).downloadArtifactsCommand,
    },
    'log-artifact': {
      summary: 'Add a file to a run.',
      load: async () => (await import('./commands/artifacts/log-artifact.ts')).logArtifactCommand,
    },
    'log-artifacts': {
      summary: 'Add everything in a folder to a run.',
      load: async () => (await import('./commands/artifacts/log-artifacts.ts')).logArtifactsCommand,
    },
  },
};

const db: CommandGroup = {
  summary: 'Look after a database.',
  commands: {
    upgrade: {
      summary: 'Bring a database to the newest schema.',
      load: async () => (await import('./commands/db/upgrade.ts')).upgradeDatabaseCommand,
    },
  },
};

/** Every command of the command line. */
export const PROGRAM: Program = {
  name: 'millrace',
  version: VERSION,
  introduction: ['Millrace: an MLflow-compatible tracking server and its tools.'],
  commands: {
    server,
    ui: { ...server, summary: 'The same as server.' },
    experiments,
    runs,
    artifacts,
    gc: {
      summary: 'Remove for good what is marked deleted.',
      load: async () => (await import('./commands/gc.ts')).gcCommand,
    },
    db,
  },
};
