import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Why the place of a database file will not do; undefined when nothing speaks against it. Looks, and changes nothing. */
export function databasePlaceProblem(path: string): string | undefined {
  const folder = dirname(path);
  if (!existsSync(folder))
    return `The folder of the database, ${folder}, does not exist. Make it, or name another file.`;
  if (!statSync(folder).isDirectory()) return `${folder}, which is to hold the database, is not a folder.`;
  if (!existsSync(path)) {
    return isWritable(folder)
      ? undefined
      : `The database ${path} cannot be made: its folder cannot be written.`;
  }
  if (statSync(path).isDirectory()) return `The database ${path} is a folder; the URI must name a file.`;
  if (!isWritable(path)) return `The database ${path} is read-only for this user.`;
  if (!isWritable(folder)) {
    return `The database ${path} lies in a folder that cannot be written; SQLite keeps its journal there.`;
  }
  return undefined;
}

/** Why a folder for artifacts will not do. It need not exist: the first upload makes it. */
export function artifactFolderProblem(path: string): string | undefined {
  let nearest = path;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  if (!statSync(nearest).isDirectory())
    return `The folder for artifacts, ${path}, cannot be used: ${nearest} is a file.`;
  if (isWritable(nearest)) return undefined;
  return `The folder for artifacts, ${path}, cannot be used: ${nearest} cannot be written.`;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
