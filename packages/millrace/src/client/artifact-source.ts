import { copyFile, mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  type ArtifactPath,
  artifactPathSegments,
  joinArtifactPath,
  LocalArtifactStore,
  parseArtifactPath,
  parseArtifactUri,
} from '@millrace/artifacts';
import type { FileInfo } from '@millrace/protocol';
import { CommandError } from '../command-line/command-error.ts';
import { RestClient } from './rest-client.ts';
import { proxyConnection, proxyPath } from './run-artifacts.ts';
import { downloadFile } from './transfer.ts';

/** Artifacts that can be listed and fetched; paths are relative to its root. */
export interface ArtifactSource {
  list(path: ArtifactPath): Promise<FileInfo[]>;
  fetch(path: ArtifactPath, target: string): Promise<void>;
}

/** The artifacts of a run, wherever they are: the server reads them. */
export function runSource(client: RestClient, runId: string): ArtifactSource {
  return {
    list: async (path) => {
      const files: FileInfo[] = [];
      for await (const page of client.pages('artifacts/list', { run_id: runId, path }))
        files.push(...page.files);
      return files;
    },
    fetch: (path, target) => {
      const query = new URLSearchParams({ run_id: runId, path }).toString();
      return downloadFile({ connection: client.connection, path: `/get-artifact?${query}` }, target);
    },
  };
}

interface Place {
  readonly source: ArtifactSource;
  readonly path: ArtifactPath;
}

/**
 * What an artifact URI means: the last segment of its path, in the folder that the rest of it names, since MLflow
 * puts a URI's file or folder straight into the destination.
 *
 * @throws ArtifactError, CommandError
 */
export function uriPlace(text: string, client: RestClient): Place {
  const run = /^runs:\/+([^/]+)\/?(.*)$/.exec(text);
  if (run !== null) return inParent(runSource(client, run[1] ?? ''), parseArtifactPath(run[2] ?? ''));
  const uri = parseArtifactUri(text);
  if (uri.kind === 'remote') {
    throw new CommandError(`This version has no client for artifact URIs with the scheme '${uri.scheme}:'.`);
  }
  if (uri.kind === 'local') {
    return { source: folderSource(dirname(uri.path)), path: parseArtifactPath(basename(uri.path)) };
  }
  return inParent(proxySource(new RestClient(proxyConnection(uri, client.connection))), uri.path);
}

function inParent(source: ArtifactSource, path: ArtifactPath): Place {
  const segments = artifactPathSegments(path);
  if (segments.length < 2) return { source, path };
  const parent = parseArtifactPath(segments.slice(0, -1).join('/'));
  const inside = (child: ArtifactPath): ArtifactPath => joinArtifactPath(parent, child);
  const relative: ArtifactSource = {
    list: async (child) => {
      const files = await source.list(inside(child));
      return files.map((file) => ({ ...file, path: file.path.slice(parent.length + 1) }));
    },
    fetch: (child, target) => source.fetch(inside(child), target),
  };
  return { source: relative, path: parseArtifactPath(segments.at(-1) ?? '') };
}

function proxySource(client: RestClient): ArtifactSource {
  return {
    list: async (path) => {
      const { files } = await client.call('mlflow-artifacts/list', { path });
      return files.map((file) => ({ ...file, path: joinArtifactPath(path, parseArtifactPath(file.path)) }));
    },
    fetch: (path, target) => downloadFile({ connection: client.connection, path: proxyPath(path) }, target),
  };
}

function folderSource(folder: string): ArtifactSource {
  const store = new LocalArtifactStore(folder);
  return {
    list: (path) => store.list(path),
    fetch: async (path, target) => {
      await mkdir(dirname(target), { recursive: true });
      await copyFile(join(folder, path), target);
    },
  };
}

/** Fetches a file, or a folder with all below it, into a folder; returns the number of files. */
export async function fetchTree(
  source: ArtifactSource,
  path: ArtifactPath,
  targetFolder: string,
): Promise<number> {
  const entries = await source.list(path);
  if (entries.length > 0 || path === '') return fetchEntries(source, entries, targetFolder);
  const slash = path.lastIndexOf('/');
  const siblings = await source.list(parseArtifactPath(slash < 0 ? '' : path.slice(0, slash)));
  const found = siblings.find((sibling) => sibling.path === path);
  if (found === undefined) throw new CommandError(`There is no artifact '${path}'.`);
  return fetchEntries(source, [found], targetFolder);
}

async function fetchEntries(
  source: ArtifactSource,
  entries: readonly FileInfo[],
  targetFolder: string,
): Promise<number> {
  let count = 0;
  for (const entry of entries) {
    // Names come from a server: checked like any others, so that none leads out of the folder.
    const path = parseArtifactPath(entry.path);
    if (entry.is_dir) {
      await mkdir(join(targetFolder, path), { recursive: true });
      count += await fetchEntries(source, await source.list(path), targetFolder);
    } else {
      await source.fetch(path, join(targetFolder, path));
      count += 1;
    }
  }
  return count;
}
