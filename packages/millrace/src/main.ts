import { CommandError } from './command-line/command-error.ts';
import { runProgram } from './command-line/run-program.ts';
import { PROGRAM } from './program.ts';
import { processWorld } from './world/process-world.ts';

/** The only place that reads argv and the environment. */
try {
  await runProgram(PROGRAM, process.argv.slice(2), processWorld());
} catch (error) {
  if (!CommandError.is(error)) throw error;
  process.stderr.write(`millrace: ${error.message}\n`);
  process.exitCode = error.exitCode;
}
