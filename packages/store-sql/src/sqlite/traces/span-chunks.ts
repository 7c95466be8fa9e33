import type * as Zlib from 'node:zlib';
import { invalidParameter } from '@millrace/protocol';
import type { SqliteDatabase } from '../database.ts';

let loaded: typeof Zlib | undefined;

/** Loaded with the first span: a server without traces need not hold it. */
function zlib(): typeof Zlib {
  loaded ??= process.getBuiltinModule('node:zlib');
  return loaded;
}

const LEVEL = 1;
/** What a chunk may inflate to; a request is smaller than that. */
const CHUNK_BYTES_MAX = 256 * 1024 * 1024;
/** Spans of finished traces are put together into chunks of at most this size, in bytes before compression. */
const MERGED_BYTES_MAX = 256 * 1024;
const SEPARATOR = '\n';

/** Smaller chunks stay as they are: they gain little, and a search would unpack them one by one. */
const PACKED_BYTES_MIN = 2048;
/** What JSON never begins with, and compressed data always does. */
const ZSTD_FIRST_BYTE = 0x28;
/** Whether the chunk `c` is compressed, in SQL. */
export const IS_PACKED = `substr(c.body, 1, 1) = x'${ZSTD_FIRST_BYTE.toString(16)}'`;

/** Texts of spans, one a line: JSON has no line breaks of its own. */
function packSpans(texts: readonly string[]): Uint8Array {
  const plain = Buffer.from(texts.join(SEPARATOR), 'utf8');
  if (plain.length < PACKED_BYTES_MIN) return plain;
  const { zstdCompressSync, constants } = zlib();
  return zstdCompressSync(plain, { params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
}

function unpackSpans(body: Uint8Array): string[] {
  const plain =
    body[0] === ZSTD_FIRST_BYTE
      ? zlib().zstdDecompressSync(body, { maxOutputLength: CHUNK_BYTES_MAX })
      : body;
  return utf8.decode(plain).split(SEPARATOR);
}

const utf8 = new TextDecoder();

interface ChunkRow {
  chunk_id: number;
  body: Uint8Array;
}

/** The newest texts of a trace's spans: roots first, then by start. */
export function readSpans(database: SqliteDatabase, traceKey: number): string[] {
  const chunks = new Map(
    database
      .rows<ChunkRow>('SELECT chunk_id, body FROM span_chunks WHERE trace_key = ?', traceKey)
      .map(({ chunk_id, body }) => [chunk_id, unpackSpans(body)]),
  );
  return database
    .tuples<readonly [number, number]>(
      'SELECT chunk_id, position FROM spans WHERE trace_key = ? ORDER BY parent_id IS NOT NULL, start_ns, chunk_id, position',
      traceKey,
    )
    .flatMap(([chunk, position]) => chunks.get(chunk)?.[position] ?? []);
}

export function writeChunk(database: SqliteDatabase, traceKey: number, texts: readonly string[]): number {
  return database.run('INSERT INTO span_chunks (trace_key, body) VALUES (?, ?)', traceKey, packSpans(texts))
    .lastInsertRowid;
}

/**
 * Puts the spans of a trace into one chunk when they came one at a time, as clients send them: together they take a
 * fraction of the space. Texts that were sent again are left behind.
 */
export function mergeChunks(database: SqliteDatabase, traceKey: number): void {
  const rows = database.rows<ChunkRow>(
    'SELECT chunk_id, body FROM span_chunks WHERE trace_key = ? ORDER BY chunk_id',
    traceKey,
  );
  if (rows.length < 2) return;
  const chunks = new Map(rows.map(({ chunk_id, body }) => [chunk_id, unpackSpans(body)]));
  const size = [...chunks.values()].flat().reduce((sum, text) => sum + text.length, 0);
  if (size > MERGED_BYTES_MAX) return;
  const places = database.tuples<readonly [string, number, number]>(
    'SELECT span_id, chunk_id, position FROM spans WHERE trace_key = ? ORDER BY chunk_id, position',
    traceKey,
  );
  const chunk = writeChunk(
    database,
    traceKey,
    places.map(([, id, position]) => chunks.get(id)?.[position] ?? '{}'),
  );
  for (const [position, [spanId]] of places.entries()) {
    database.run(
      'UPDATE spans SET chunk_id = ?, position = ? WHERE trace_key = ? AND span_id = ?',
      chunk,
      position,
      traceKey,
      spanId,
    );
  }
  database.run('DELETE FROM span_chunks WHERE trace_key = ? AND chunk_id != ?', traceKey, chunk);
}

/** Chunks that one search may look into before it is refused. */
const SEARCHED_CHUNKS_MAX = 100_000;

/**
 * `span_text(chunk_id, body, position)`: the text of a span, for filters on content. The last chunk is kept, because
 * its spans are asked for one after the other.
 */
export class SpanText {
  #chunk = -1;
  #texts: readonly string[] = [];
  #searched = 0;

  constructor(database: SqliteDatabase) {
    database.define('span_text', (chunk, body, position) => {
      if (typeof chunk !== 'number' || !(body instanceof Uint8Array)) return null;
      if (chunk !== this.#chunk) this.#read(chunk, body);
      return this.#texts[Number(position)] ?? null;
    });
  }

  /** To be called before a search: its chunks are counted from here. */
  beginSearch(): void {
    this.#searched = 0;
    this.#chunk = -1;
  }

  #read(chunk: number, body: Uint8Array): void {
    this.#searched += 1;
    if (this.#searched > SEARCHED_CHUNKS_MAX) {
      throw invalidParameter(
        `The filter looks into the spans of more than ${SEARCHED_CHUNKS_MAX} requests. Narrow it down, by timestamp_ms for example.`,
      );
    }
    this.#texts = unpackSpans(body);
    this.#chunk = chunk;
  }
}
