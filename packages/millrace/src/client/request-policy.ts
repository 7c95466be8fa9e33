import { CommandError, EXIT_USAGE } from '../command-line/command-error.ts';
import type { World } from '../world/world.ts';

/** How long a request may take and how often it is tried again. */
export interface RequestPolicy {
  /** Without an answer, or in a transfer without a byte, for this long a request has failed. */
  readonly idleMsMax: number;
  readonly retriesMax: number;
  readonly backoffFactor: number;
  readonly backoffJitter: number;
}

/** MLflow's variables, with its defaults and limits. */
const VARIABLES = {
  retriesMax: { name: 'MLFLOW_HTTP_REQUEST_MAX_RETRIES', fallback: 7, max: 10 },
  backoffFactor: { name: 'MLFLOW_HTTP_REQUEST_BACKOFF_FACTOR', fallback: 2, max: 120 },
  backoffJitter: { name: 'MLFLOW_HTTP_REQUEST_BACKOFF_JITTER', fallback: 1, max: 120 },
  timeoutSeconds: { name: 'MLFLOW_HTTP_REQUEST_TIMEOUT', fallback: 120, max: 86_400 },
} as const;
const WAIT_SECONDS_MAX = 120;

/** @throws CommandError when a variable is not a number within its limits */
export function readRequestPolicy(env: World['env']): RequestPolicy {
  return {
    retriesMax: Math.floor(readNumber(env, VARIABLES.retriesMax)),
    backoffFactor: readNumber(env, VARIABLES.backoffFactor),
    backoffJitter: readNumber(env, VARIABLES.backoffJitter),
    idleMsMax: readNumber(env, VARIABLES.timeoutSeconds) * 1000,
  };
}

interface Variable {
  readonly name: string;
  readonly fallback: number;
  readonly max: number;
}

function readNumber(env: World['env'], { name, fallback, max }: Variable): number {
  const text = env[name]?.trim() ?? '';
  if (text === '') return fallback;
  const value = Number(text);
  if (value >= 0 && value <= max) return value;
  throw new CommandError(`${name}=${text} is not a number from 0 to ${max}.`, { exitCode: EXIT_USAGE });
}

/** The wait after that many failures, as MLflow has it: none after the first, then twice as long each time. */
export function waitMs(
  { backoffFactor, backoffJitter }: RequestPolicy,
  { failures, random }: { readonly failures: number; readonly random: () => number },
): number {
  if (failures <= 1) return 0;
  const seconds = backoffFactor * 2 ** (failures - 1) + random() * backoffJitter;
  return Math.min(WAIT_SECONDS_MAX, seconds) * 1000;
}
