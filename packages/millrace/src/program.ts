import type { Program } from './command-line/run-program.ts';
import { VERSION } from './version.ts';

const server = {
  summary: 'Run the tracking server.',
  load: async () => (await import('./commands/server.ts')).serverCommand,
};

/** Every command of the command line. */
export const PROGRAM: Program = {
  name: 'millrace',
  version: VERSION,
  introduction: ['Millrace: an MLflow-compatible tracking server and its tools.'],
  commands: {
    server,
    ui: { ...server, summary: 'The same as server.' },
  },
};
