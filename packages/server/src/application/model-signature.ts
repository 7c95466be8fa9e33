import { text } from 'node:stream/consumers';
import { ArtifactError } from '@millrace/artifacts';
import { MODEL_FILE_BYTES_MAX } from '@millrace/protocol';
import type { ModelVersionRef } from '@millrace/store';
import { parse } from 'yaml';
import { artifactPlace } from './artifact-locations.ts';
import type { HandlerContext } from './handler.ts';
import { storedLocation } from './stored-location.ts';

/** Whether the MLmodel file of a version has a signature; undefined when the file cannot be read. */
export async function readVersionSignature(
  ref: ModelVersionRef,
  context: HandlerContext,
): Promise<boolean | undefined> {
  const location = await storedLocation(await context.store.modelVersions.downloadUri(ref), (runId) =>
    context.store.runs.get(runId).then((run) => run.info.artifact_uri),
  );
  try {
    const { store, path } = artifactPlace(location, 'MLmodel', context);
    await using file = await store.open(path);
    if (file.size > MODEL_FILE_BYTES_MAX) return undefined;
    const model: unknown = parse(await text(file.stream()), { maxAliasCount: 0 });
    return typeof model === 'object' && model !== null && 'signature' in model && model.signature !== null;
  } catch (error) {
    if (ArtifactError.is(error) || (error as { name?: string }).name === 'YAMLParseError') return undefined;
    throw error;
  }
}
