const MARKER = Symbol.for('millrace.CommandError');

/** Exit codes: MLflow's command line answers a wrong call with 2 and a failed one with 1. */
const EXIT_FAILED = 1;
export const EXIT_USAGE = 2;

/** A failure that the person at the terminal can do something about: printed as text, without a stack. */
export class CommandError extends Error {
  readonly exitCode: number;
  readonly [MARKER] = true;

  constructor(message: string, options: ErrorOptions & { readonly exitCode?: number } = {}) {
    super(message, options);
    this.name = 'CommandError';
    this.exitCode = options.exitCode ?? EXIT_FAILED;
  }

  static is(value: unknown): value is CommandError {
    return typeof value === 'object' && value !== null && MARKER in value;
  }
}

/** A command that was called wrongly; every problem in one message. */
export function usageError(problems: readonly string[], command: string): CommandError {
  const list =
    problems.length === 1 ? problems.join('') : problems.map((problem) => `\n  - ${problem}`).join('');
  return new CommandError(`${list}\nTry '${command} --help'.`, { exitCode: EXIT_USAGE });
}
