export { findFreePort } from './find-free-port.ts';
export type { ServerUnderTest } from './launch-server.ts';
export type { MissingPart, MlflowVenv, VenvSearch } from './mlflow-venv.ts';
export { ensureMlflowVenv, findMlflowVenv, venvExecutable } from './mlflow-venv.ts';
export { repositoryRoot } from './repository-root.ts';
export type { MillraceOptions } from './start-millrace.ts';
export { startMillrace } from './start-millrace.ts';
export type { RealMlflowOptions } from './start-real-mlflow.ts';
export { startRealMlflow } from './start-real-mlflow.ts';
export type { TemporaryFolder } from './temporary-folder.ts';
export { temporaryFolder } from './temporary-folder.ts';
export {
  defaultSettings,
  type InProcessAnswer,
  type InProcessOptions,
  type InProcessServer,
  startInProcessServer,
} from './in-process-server.ts';
