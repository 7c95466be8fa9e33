import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onProcessEnd } from './on-process-end.ts';

export interface TemporaryFolder {
  readonly path: string;
  /** Deletes the folder with everything in it; a second call does nothing. */
  remove(): void;
}

/** A new empty folder that is gone when `remove` is called or the process ends. */
export function temporaryFolder(name = 'millrace'): TemporaryFolder {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), `${name}-`)));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const forget = onProcessEnd(remove);
  return {
    path: folder,
    remove: () => {
      forget();
      remove();
    },
  };
}
