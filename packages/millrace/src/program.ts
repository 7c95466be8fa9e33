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

const models: CommandGroup = {
  summary: 'Manage registered models of a running server.',
  commands: {
    list: {
      summary: 'List the registered models.',
      load: async () => (await import('./commands/models/list.ts')).listModelsCommand,
    },
    describe: {
      summary: 'Show a registered model and its versions.',
      load: async () => (await import('./commands/models/describe.ts')).describeModelCommand,
    },
    register: {
      summary: 'Add a version to a registered model.',
      load: async () => (await import('./commands/models/register.ts')).registerModelCommand,
    },
    alias: {
      summary: 'Show, set or remove an alias.',
      load: async () => (await import('./commands/models/alias.ts')).aliasCommand,
    },
    history: {
      summary: 'Show what happened to a registered model.',
      load: async () => (await import('./commands/models/history.ts')).historyCommand,
    },
  },
};

const prompts: CommandGroup = {
  summary: 'Manage prompts of a running server.',
  commands: {
    list: {
      summary: 'List the prompts.',
      load: async () => (await import('./commands/models/list.ts')).listPromptsCommand,
    },
    describe: {
      summary: 'Show a version of a prompt.',
      load: async () => (await import('./commands/prompts/describe.ts')).describePromptCommand,
    },
    register: {
      summary: 'Add a version to a prompt.',
      load: async () => (await import('./commands/prompts/register.ts')).registerPromptCommand,
    },
    alias: {
      summary: 'Show, set or remove an alias.',
      load: async () => (await import('./commands/models/alias.ts')).aliasCommand,
    },
    history: {
      summary: 'Show what happened to a prompt.',
      load: async () => (await import('./commands/models/history.ts')).historyCommand,
    },
  },
};

const webhooks: CommandGroup = {
  summary: 'Manage webhooks of a running server.',
  commands: {
    list: {
      summary: 'List the webhooks.',
      load: async () => (await import('./commands/webhooks/list.ts')).listWebhooksCommand,
    },
    create: {
      summary: 'Make a webhook.',
      load: async () => (await import('./commands/webhooks/create.ts')).createWebhookCommand,
    },
    delete: {
      summary: 'Remove a webhook.',
      load: async () => (await import('./commands/webhooks/delete.ts')).deleteWebhookCommand,
    },
    test: {
      summary: 'Send an example to a webhook.',
      load: async () => (await import('./commands/webhooks/test.ts')).testWebhookCommand,
    },
    deliveries: {
      summary: 'List what was and will be sent to a webhook.',
      load: async () => (await import('./commands/webhooks/deliveries.ts')).listWebhookDeliveriesCommand,
    },
  },
};

const traces: CommandGroup = {
  summary: 'Manage traces of a running server.',
  commands: {
    list: {
      summary: 'List the traces of an experiment.',
      load: async () => (await import('./commands/traces/list.ts')).listTracesCommand,
    },
    describe: {
      summary: 'Show everything about a trace.',
      load: async () => (await import('./commands/traces/describe.ts')).describeTraceCommand,
    },
    delete: {
      summary: 'Delete traces for good.',
      load: async () => (await import('./commands/traces/delete.ts')).deleteTracesCommand,
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
    models,
    prompts,
    webhooks,
    traces,
    gc: {
      summary: 'Remove for good what is marked deleted.',
      load: async () => (await import('./commands/gc.ts')).gcCommand,
    },
    db,
  },
};
