import type { World } from './world.ts';

/** The process that really runs. A reader that has gone away (`millrace … | head`) is no failure. */
export function processWorld(): World {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
    });
  }
  return {
    env: process.env,
    workingDirectory: process.cwd(),
    writeOut: (text) => void process.stdout.write(text),
    writeError: (text) => void process.stderr.write(text),
    nowMs: () => Date.now(),
  };
}
