import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from './repository-root.ts';

export interface MlflowVenv {
  readonly isFound: true;
  readonly dir: string;
}

export interface MissingPart {
  readonly isFound: false;
  /** One sentence for the person who reads why checks were skipped. */
  readonly reason: string;
}

export type VenvSearch = MlflowVenv | MissingPart;

/** The version that Millrace is compared with. */
const REFERENCE_VERSION = '3.17.2';
/** What the client scripts import besides MLflow; installed in these exact versions. */
const COMPANIONS = ['psutil==7.2.2', 'pillow==13.0.0'];
/** What only the scripts of the reference version import; `xgboost-cpu` is xgboost without its CUDA libraries. */
const REFERENCE_COMPANIONS = [
  'lightgbm==4.7.0',
  'opentelemetry-exporter-otlp-proto-http==1.45.2',
  'xgboost-cpu==3.2.0',
];
const INSTALL_TIMEOUT_MS = 20 * 60_000;

const run = promisify(execFile);

/**
 * Looks for a virtual environment with MLflow `version`: MILLRACE_MLFLOW_VENV (for the reference version;
 * MILLRACE_MLFLOW_VENV_2_22_5 and the like for another), then the places where `ensureMlflowVenv` puts one.
 */
export function findMlflowVenv(version: string = REFERENCE_VERSION): VenvSearch {
  const variable =
    version === REFERENCE_VERSION
      ? 'MILLRACE_MLFLOW_VENV'
      : `MILLRACE_MLFLOW_VENV_${version.replaceAll('.', '_')}`;
  const named = process.env[variable];
  if (named !== undefined && named !== '') {
    return existsSync(venvExecutable(named, 'mlflow'))
      ? { isFound: true, dir: named }
      : { isFound: false, reason: `${variable} names ${named}, where no MLflow is installed.` };
  }
  const places = [cacheFolder(), path.join(repositoryRoot, '.venv')].map((parent) =>
    path.join(parent, `mlflow-${version}`),
  );
  const dir = places.find((place) => existsSync(venvExecutable(place, 'mlflow')));
  return dir === undefined
    ? { isFound: false, reason: `No MLflow ${version} in ${places.join(' or ')}; ${variable} is not set.` }
    : { isFound: true, dir };
}

/** Finds the environment or makes it with the machine's Python and its ordinary pip configuration. */
export async function ensureMlflowVenv(version: string = REFERENCE_VERSION): Promise<VenvSearch> {
  const found = findMlflowVenv(version);
  if (found.isFound) {
    return found;
  }
  const dir = path.join(repositoryRoot, '.venv', `mlflow-${version}`);
  try {
    await run('python3', ['-m', 'venv', dir]);
    const companions = version === REFERENCE_VERSION ? REFERENCE_COMPANIONS : [];
    const packages = [`mlflow==${version}`, ...COMPANIONS, ...companions];
    await run(venvExecutable(dir, 'python'), ['-m', 'pip', 'install', '--quiet', ...packages], {
      timeout: INSTALL_TIMEOUT_MS,
    });
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return { isFound: false, reason: `MLflow ${version} could not be installed: ${cause}` };
  }
  return { isFound: true, dir };
}

/** The path of a program inside a virtual environment. */
export function venvExecutable(venvDir: string, program: string): string {
  return process.platform === 'win32'
    ? path.join(venvDir, 'Scripts', `${program}.exe`)
    : path.join(venvDir, 'bin', program);
}

function cacheFolder(): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  const base = process.platform === 'win32' ? local : xdg;
  return path.join(base ?? path.join(homedir(), '.cache'), 'millrace', 'venv');
}
