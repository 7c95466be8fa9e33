import type { ArtifactFile } from '../../api/artifacts.ts';

/** The folder of a path; '' at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** How a client names the model whose `MLmodel` file this is. */
export function modelUri({ source, path }: ArtifactFile): string {
  const root = source.kind === 'run' ? `runs:/${source.id}` : `models:/${source.id}`;
  const folder = folderOf(path);
  return folder === '' ? root : `${root}/${folder}`;
}
