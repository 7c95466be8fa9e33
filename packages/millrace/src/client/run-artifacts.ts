import { createReadStream } from 'node:fs';
import {
  ArtifactError,
  type ArtifactPath,
  artifactPathSegments,
  joinArtifactPath,
  LocalArtifactStore,
  parseArtifactFilePath,
  parseArtifactPath,
  parseArtifactUri,
  type ProxiedArtifactUri,
} from '@millrace/artifacts';
import { CommandError } from '../command-line/command-error.ts';
import type { Connection } from './connection.ts';
import type { RestClient } from './rest-client.ts';
import { uploadFile } from './transfer.ts';

/** Where files of a run go: through the server, or straight into a folder of this machine. */
export interface ArtifactTarget {
  put(file: string, path: ArtifactPath): Promise<void>;
}

const PROXY_PATH = '/api/2.0/mlflow-artifacts/artifacts';

/** The place for a run's artifacts by its artifact URI, as MLflow's client finds it. */
export async function runArtifactTarget(client: RestClient, runId: string): Promise<ArtifactTarget> {
  const { run } = await client.call('runs/get', { run_id: runId });
  const uri = parseArtifactUri(run.info.artifact_uri);
  if (uri.kind === 'remote') {
    throw new CommandError(
      `The run keeps its artifacts at ${uri.text}; this version has no client for '${uri.scheme}:'.`,
    );
  }
  if (uri.kind === 'local') {
    const store = new LocalArtifactStore(uri.path);
    return { put: async (file, path) => void (await store.put(path, createReadStream(file))) };
  }
  const connection = proxyConnection(uri, client.connection);
  return {
    put: (file, path) => uploadFile(file, { connection, path: proxyPath(joinArtifactPath(uri.path, path)) }),
  };
}

/** The path of a proxied artifact on its server. */
export function proxyPath(path: ArtifactPath): string {
  return [PROXY_PATH, ...artifactPathSegments(path).map(encodeURIComponent)].join('/');
}

/** Credentials go to the server that they are for, and to no other that an artifact URI names. */
export function proxyConnection(uri: ProxiedArtifactUri, own: Connection): Connection {
  if (uri.authority === undefined) return own;
  const { protocol, host } = new URL(own.baseUrl);
  if (uri.authority === host) return own;
  if (uri.scheme === 'mlflow-artifacts')
    return { ...own, baseUrl: `${protocol}//${uri.authority}`, headers: {} };
  return { ...own, baseUrl: uri.text.slice(0, uri.text.indexOf(PROXY_PATH)), headers: {} };
}

/** A path given on the command line, below which artifacts are put; empty for the root. */
export function readFolder(text: string | undefined): ArtifactPath {
  return checkedPath(text ?? '', parseArtifactPath);
}

export function readFilePath(text: string): ArtifactPath {
  return checkedPath(text, parseArtifactFilePath);
}

function checkedPath(text: string, parse: (text: string) => ArtifactPath): ArtifactPath {
  try {
    return parse(text);
  } catch (error) {
    if (!ArtifactError.is(error)) throw error;
    throw new CommandError(`'${text}' cannot be the path of an artifact: ${error.message}.`, {
      cause: error,
    });
  }
}
