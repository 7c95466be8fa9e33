import { resolve, sep } from 'node:path';
import {
  ArtifactError,
  decodeUntilStable,
  hostRejectionReason,
  parseArtifactUri,
  rejectedHostScheme,
  splitUri,
} from '@millrace/artifacts';
import { ApiError, invalidParameter, IS_PROMPT_TAG, type ModelVersion, notFound } from '@millrace/protocol';
import { compileRegex } from '@millrace/search';
import { type ModelUri, parseModelUri, type Store } from '@millrace/store';
import { hostPolicy } from './artifact-locations.ts';
import type { HandlerContext } from './handler.ts';

export interface SourceRequest {
  readonly source: string;
  /** Absent and '' differ: a given one must be that of the version that the source names. */
  readonly run_id?: string | undefined;
  readonly model_id?: string | undefined;
}

export interface ResolvedSource {
  readonly source: string;
  readonly storage_location: string;
  readonly run_id: string;
  readonly model_id: string | undefined;
}

/** What stands as source of a prompt version, which has no files. */
const PROMPT_SOURCES: ReadonlySet<string> = new Set(['dummy-source', 'prompt-template']);

/** The operator's rule for sources, as a regular expression that must match somewhere. */
export function checkSourcePattern(source: string, pattern: string | undefined): void {
  if (!pattern || compileRegex(pattern).test(source)) return;
  throw invalidParameter(`Invalid model version source: '${source}'.`);
}

export function checkPromptSource(source: string): void {
  if (PROMPT_SOURCES.has(source)) return;
  throw invalidParameter(
    `Invalid prompt source: '${source}'. Prompt sources must use an MLflow placeholder.`,
  );
}

/** Refuses a source whose host the server must not connect to. */
export function checkSourceHost(source: string, context: HandlerContext): void {
  const scheme = rejectedHostScheme(source, hostPolicy(context.settings));
  if (scheme === undefined) return;
  throw invalidParameter(`'source' cannot use the '${scheme}' scheme: ${hostRejectionReason(scheme)}`);
}

/**
 * Where the files of a new model version lie. A source must be something that its maker may read anyway: files
 * of the run or logged model that the request names, an existing version, or a storage of its own outside this
 * server. Anything else would let a registry entry read other people's files through the server, which is what
 * most of MLflow's gravest advisories were about.
 */
export async function resolveSource(
  request: SourceRequest,
  context: HandlerContext,
): Promise<ResolvedSource> {
  const { scheme, authority } = splitUri(request.source);
  if (scheme === 'models') {
    if (authority) {
      throw invalidParameter(
        `Invalid model version source: '${request.source}'. Registered model sources must use the active model registry.`,
      );
    }
    return fromModelUri(request, context);
  }
  await checkOwner(request, context);
  const { source, run_id = '', model_id } = request;
  const owner = model_id ? await context.store.loggedModels.get(model_id) : undefined;
  return {
    source,
    storage_location: source,
    run_id: run_id || (owner?.info.source_run_id ?? ''),
    model_id: model_id || undefined,
  };
}

async function fromModelUri(request: SourceRequest, { store }: HandlerContext): Promise<ResolvedSource> {
  const { source } = request;
  const named = parseModelUri(source);
  if (named === undefined) throw notOwned(source, 'model_id');
  if (named.kind === 'logged-model') {
    if (!request.model_id || request.model_id !== named.model_id) throw notOwned(source, 'model_id');
    const model = await store.loggedModels.get(named.model_id);
    return {
      source,
      storage_location: model.info.artifact_uri,
      run_id: request.run_id || (model.info.source_run_id ?? ''),
      model_id: named.model_id,
    };
  }
  const model = await store.registeredModels.get(named.name);
  if (model.tags.some(({ key, value }) => key === IS_PROMPT_TAG && value?.toLowerCase() === 'true')) {
    throw invalidParameter(
      `Invalid model version source: '${source}'. Prompt versions cannot be used as model version sources.`,
    );
  }
  const version = await versionOf(named, store);
  checkLineage(request, version);
  return {
    source: `models:/${version.name}/${version.version}`,
    storage_location: await store.modelVersions.downloadUri(version),
    run_id: request.run_id ?? version.run_id ?? '',
    model_id: (request.model_id ?? version.model_id) || undefined,
  };
}

async function versionOf(
  named: Exclude<ModelUri, { kind: 'logged-model' }>,
  { registeredModels, modelVersions }: Store,
): Promise<ModelVersion> {
  if (named.kind === 'version') return modelVersions.get(named);
  if (named.kind === 'alias') return registeredModels.versionByAlias(named.name, named.alias);
  if (named.kind === 'latest') return registeredModels.versionByAlias(named.name, 'latest');
  const [version] = await registeredModels.latestVersions(named.name, [named.stage]);
  if (version !== undefined) return version;
  throw notFound(`No versions of model with name '${named.name}' and stage '${named.stage}' found`);
}

/** What is given must be what is known, where '' is known for nothing. */
function fits(given: string | undefined, known: string | undefined): boolean {
  return given === undefined || given === (known ?? '');
}

function checkLineage(request: SourceRequest, version: ModelVersion): void {
  if (fits(request.run_id, version.run_id) && fits(request.model_id, version.model_id)) return;
  throw invalidParameter(
    `Invalid model version source: '${request.source}'. The run_id and model_id request parameters must match ` +
      'the referenced model version.',
  );
}

/** A source that the server itself would read must lie below the run or logged model that the request names. */
async function checkOwner(request: SourceRequest, context: HandlerContext): Promise<void> {
  const { source, run_id = '', model_id = '' } = request;
  const field = model_id === '' ? 'run_id' : 'model_id';
  const uri = readSource(source);
  if (uri.kind === 'local') {
    const root = await ownerLocation(request, context);
    if (root !== undefined && isLocalBelow(uri.path, root, context.settings.workingDirectory)) return;
    throw localNotOwned(source, field);
  }
  refuseRelativeParts(source);
  const { scheme, authority, path } = splitUri(source);
  if (scheme === 'runs') {
    const [id = ''] = path.replace(/^\//, '').split('/');
    if (field === 'run_id' && !authority && run_id !== '' && id === run_id) return;
    throw notOwned(source, field);
  }
  if (uri.kind === 'remote') return;
  const root = await ownerLocation(request, context);
  if (root !== undefined && isUriBelow(source, root)) return;
  throw notOwned(source, field);
}

function readSource(source: string): ReturnType<typeof parseArtifactUri> {
  try {
    return parseArtifactUri(source);
  } catch (error) {
    if (ArtifactError.is(error)) throw relativeParts(source);
    throw error;
  }
}

/** The artifact location of the run or logged model that the request names; undefined without one. */
async function ownerLocation(
  { source, run_id = '', model_id = '' }: SourceRequest,
  { store }: HandlerContext,
): Promise<string | undefined> {
  try {
    if (model_id !== '') return (await store.loggedModels.get(model_id)).info.artifact_uri;
    return run_id === '' ? undefined : (await store.runs.get(run_id)).info.artifact_uri;
  } catch (error) {
    if (!ApiError.is(error) || error.code !== 'RESOURCE_DOES_NOT_EXIST') throw error;
    throw notOwned(source, model_id === '' ? 'run_id' : 'model_id');
  }
}

function isLocalBelow(path: string, root: string, workingDirectory: string): boolean {
  const uri = parseArtifactUri(root);
  if (uri.kind !== 'local') return false;
  const [child, parent] = [resolve(workingDirectory, path), resolve(workingDirectory, uri.path)];
  return child === parent || child.startsWith(parent + sep);
}

/** Same scheme and host, and a path that begins with the root's; escapes are taken off first. */
function isUriBelow(source: string, root: string): boolean {
  const [child, parent] = [splitUri(source), splitUri(root)];
  const [below, above] = [decodedParts(child.path), decodedParts(parent.path)];
  return (
    child.scheme === parent.scheme &&
    (child.authority ?? '').toLowerCase() === (parent.authority ?? '').toLowerCase() &&
    above.length > 0 &&
    above.every((part, index) => below[index] === part)
  );
}

function decodedParts(path: string): string[] {
  return path.split('/').flatMap((part) => (part === '' ? [] : [decodeUntilStable(part) ?? part]));
}

function refuseRelativeParts(source: string): void {
  const decoded = decodeUntilStable(source.replaceAll('+', ' '));
  if (decoded === undefined || decoded.includes('\0') || decoded.split('/').includes('..')) {
    throw relativeParts(source);
  }
  const path = splitUri(decoded).path.replace(/\/+$/, '').replaceAll(/\/+/g, '/');
  if (!path.startsWith('/')) throw relativeParts(source);
  if (path.split('/').includes('.')) throw relativeParts(source);
}

function relativeParts(source: string): ApiError {
  return invalidParameter(
    `Invalid model version source: '${source}'. If supplying a source as an http, https, local file path, ftp, ` +
      'objectstore, or mlflow-artifacts uri, an absolute path must be provided without relative path references ' +
      'present. Please provide an absolute path.',
  );
}

function localNotOwned(source: string, field: 'run_id' | 'model_id'): ApiError {
  return invalidParameter(
    `Invalid model version source: '${source}'. To use a local path as a model version source, the ${field} ` +
      'request parameter has to be specified and the local path has to be contained within the artifact ' +
      `directory of the run specified by the ${field}.`,
  );
}

function notOwned(source: string, field: 'run_id' | 'model_id'): ApiError {
  return invalidParameter(
    `Invalid model version source: '${source}'. The ${field} request parameter must identify the resource that ` +
      'contains the source.',
  );
}
