import { existsSync, readdirSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ApiError } from '@millrace/protocol';
import { UiPages } from './ui-pages.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Encodings that files may lie ready in, the best first. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** Names with a hash of their content: they never change. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

/**
 * Nothing but this server's own files may run, and nothing may be sent elsewhere: what people log is shown as text,
 * and text that is no text cannot become a script.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "frame-src 'self' blob:",
  "manifest-src 'self'",
  "form-action 'none'",
  "base-uri 'self'",
  "object-src 'none'",
].join('; ');

/** What pages are made from; never sent as it is. */
const PAGE_PARTS = new Set(['index.html', 'pages.json']);
const WORKER = /-worker-[^/\\]*\.js$/;

interface UiFile {
  readonly path: string;
  readonly bytes: number;
  readonly encodings: ReadonlyMap<string, { readonly path: string; readonly bytes: number }>;
}

/** The built web UI: its files by name, and its one page for every address that is none of the API's. */
export class UiFiles {
  readonly #files = new Map<string, UiFile>();
  readonly #pages: UiPages;

  /** @param folder what `vite build` has made @param prefix `--static-prefix`, '' for none */
  constructor(folder: string, prefix: string) {
    this.#pages = new UiPages(folder, prefix);
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || PAGE_PARTS.has(entry.name) || /\.(?:br|gz)$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      this.#files.set(path.slice(folder.length).replaceAll('\\', '/'), describe(path));
    }
  }

  /** Answers a GET or HEAD for the UI; false when the address is not one of its own. */
  async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> {
    const file = this.#files.get(path);
    if (file !== undefined) {
      await sendFile({ request, response, file, isHashed: path.startsWith('/assets/') });
      return true;
    }
    const wantsPage = request.headers.accept?.includes('text/html') === true && !path.startsWith('/assets/');
    if (path !== '/' && !wantsPage) return false;
    const page = this.#pages.at(path);
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(page),
      'cache-control': 'no-cache',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    response.end(request.method === 'HEAD' ? undefined : page);
    return true;
  }
}

function describe(path: string): UiFile {
  const encodings = new Map(
    ENCODINGS.flatMap(([encoding, suffix]) =>
      existsSync(path + suffix)
        ? [[encoding, { path: path + suffix, bytes: statSync(path + suffix).size }] as const]
        : [],
    ),
  );
  return { path, bytes: statSync(path).size, encodings };
}

interface Sending {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly file: UiFile;
  readonly isHashed: boolean;
}

async function sendFile({ request, response, file, isHashed }: Sending): Promise<void> {
  const accepted = request.headers['accept-encoding'] ?? '';
  const [encoding] = ENCODINGS.find(([name]) => accepted.includes(name) && file.encodings.has(name)) ?? [];
  const chosen = encoding === undefined ? file : (file.encodings.get(encoding) ?? file);
  const handle = await open(chosen.path).catch(refuseMissing);
  try {
    response.writeHead(200, {
      'content-type': MEDIA_TYPES[extname(file.path)] ?? 'application/octet-stream',
      'content-length': chosen.bytes,
      'cache-control': isHashed ? IMMUTABLE : 'no-cache',
      // A worker has the policy of its own file, not that of the page.
      ...(WORKER.test(file.path) ? { 'content-security-policy': CONTENT_SECURITY_POLICY } : {}),
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    });
    if (request.method === 'HEAD') response.end();
    else await pipeline(handle.createReadStream(), response).catch(unlessGone);
  } finally {
    // A browser that was gone before the file was open leaves a stream that never begins, and does not close it.
    await handle.close();
  }
}

/** The files were replaced under the running server, as an update in place does. */
function refuseMissing(error: NodeJS.ErrnoException): never {
  if (error.code !== 'ENOENT') throw error;
  throw new ApiError(
    'RESOURCE_DOES_NOT_EXIST',
    'This file of the web UI is gone: restart the server after an update.',
  );
}

const GONE = new Set(['ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_UNABLE_TO_PIPE']);

/** A browser that leaves a page before all of it has come is no fault. */
function unlessGone(error: NodeJS.ErrnoException): void {
  if (!GONE.has(error.code ?? '')) throw error;
}
