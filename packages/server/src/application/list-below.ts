import { parseArtifactPath } from '@millrace/artifacts';
import type { FileInfo } from '@millrace/protocol';
import { artifactPlace } from './artifact-locations.ts';
import type { HandlerContext } from './handler.ts';

/** The entries of a folder below an artifact location, with paths relative to that location. */
export async function listBelow(
  location: string,
  relative: string,
  context: HandlerContext,
): Promise<FileInfo[]> {
  const root = artifactPlace(location, '', context).path;
  const { store, path } = artifactPlace(location, relative, context);
  const files = await store.list(path);
  const base = parseArtifactPath(root) === '' ? 0 : root.length + 1;
  return files.map((file) => ({ ...file, path: file.path.slice(base) }));
}
