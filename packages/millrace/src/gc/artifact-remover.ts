import { basename, dirname } from 'node:path';
import {
  type ArtifactPath,
  type ArtifactStore,
  type ArtifactStores,
  artifactPathSegments,
  LocalArtifactStore,
  parseArtifactPath,
  parseArtifactUri,
} from '@millrace/artifacts';
import { CommandError } from '../command-line/command-error.ts';

interface Target {
  readonly store: ArtifactStore;
  readonly path: ArtifactPath;
}

/**
 * Deletes the folder of a run or model: the one that bears its id, as `<location>/<id>/artifacts` has it. A folder
 * without the id is not deleted whatever the database says, so that a wrong row never costs a foreign folder.
 */
export class ArtifactRemover {
  readonly #stores: ArtifactStores;

  constructor(stores: ArtifactStores) {
    this.#stores = stores;
  }

  async remove(artifactUri: string, id: string): Promise<void> {
    const { store, path } = this.#target(artifactUri, id);
    await store.delete(path);
  }

  #target(artifactUri: string, id: string): Target {
    const uri = parseArtifactUri(artifactUri);
    if (uri.kind === 'remote') {
      throw new CommandError(`this version has no store for '${uri.scheme}:'`);
    }
    if (uri.kind === 'proxied') {
      const segments = artifactPathSegments(uri.path);
      const own = segments.slice(0, segments.lastIndexOf(id) + 1);
      if (own.length === 0 || segments.length - own.length > 1) throw withoutId(artifactUri, id);
      return { store: this.#stores.destination, path: parseArtifactPath(own.join('/')) };
    }
    const folder = basename(uri.path) === id ? uri.path : dirname(uri.path);
    if (basename(folder) !== id) throw withoutId(artifactUri, id);
    return { store: new LocalArtifactStore(dirname(folder)), path: parseArtifactPath(id) };
  }
}

function withoutId(artifactUri: string, id: string): CommandError {
  return new CommandError(
    `its artifact URI ${artifactUri} does not end in its id ${id}, so nothing there is deleted`,
  );
}
