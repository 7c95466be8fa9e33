/** Bytes from `start` up to, not including, `end`: 0 ≤ start < end ≤ size. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What a `Range` header asks for.
 *
 * - `whole`: answer 200 with everything.
 * - `range`: answer 206 with {@link contentRange}.
 * - `unsatisfiable`: answer 416 with {@link contentRange} of no range.
 * - `malformed`: answer 400 with `message` as plain text.
 */
export type RangeRequest =
  | { readonly kind: 'whole' }
  | { readonly kind: 'range'; readonly range: ByteRange }
  | { readonly kind: 'unsatisfiable' }
  | { readonly kind: 'malformed'; readonly message: string };

/** Facts that `If-Range` is compared with: the very header values of the answer. */
export interface RangeValidators {
  readonly etag: string;
  /** The `Last-Modified` value as sent. */
  readonly lastModified?: string;
}

/** Most parts looked at in one header; more are answered with the whole file, as Starlette does. */
const rangePartsMax = 100;

const whole: RangeRequest = { kind: 'whole' };

/**
 * Reads a `Range` header as the real server does (Starlette's FileResponse, each case measured): the unit in any
 * case, parts that are not understood skipped, any part beyond the end 416, an end beyond the end cut, malformed
 * headers 400 with its texts.
 *
 * Parts that touch or overlap are joined. When several remain the whole file is answered, where the real server
 * sends `multipart/byteranges`: RFC 9110 section 14.2 allows it, and no MLflow client asks for it.
 *
 * @param size the artifact's size in bytes
 */
export function parseRange(header: string | undefined, size: number): RangeRequest {
  if (header === undefined) return whole;
  const equals = header.indexOf('=');
  if (equals < 0) return malformed('Malformed range header.');
  if (header.slice(0, equals).trim().toLowerCase() !== 'bytes') return malformed('Only support bytes range');
  const parts = header.slice(equals + 1).split(',', rangePartsMax + 1);
  if (parts.length > rangePartsMax) return whole;

  const ranges = parts.map((part) => parsePart(part, size)).filter((range) => range !== undefined);
  if (ranges.length === 0) return malformed('Range header: range must be requested');
  if (ranges.some(({ start }) => start >= size)) return { kind: 'unsatisfiable' };
  if (ranges.some(({ start, end }) => start >= end)) {
    return malformed('Range header: start must be less than end');
  }
  const range = joined(ranges);
  return range === undefined ? whole : { kind: 'range', range };
}

/**
 * {@link parseRange} unless an `If-Range` header says that the client's copy is of another version: only the
 * exact entity tag or exact date counts, a weak tag never does.
 */
export function parseRangeIf(
  headers: { readonly range?: string | undefined; readonly ifRange?: string | undefined },
  size: number,
  validators: RangeValidators,
): RangeRequest {
  const { range, ifRange } = headers;
  const isCurrent =
    ifRange === undefined || ifRange === validators.etag || ifRange === validators.lastModified;
  return isCurrent && ifRange?.startsWith('W/') !== true ? parseRange(range, size) : whole;
}

/** The `Content-Range` value of a 206, or of a 416 when there is no range. */
export function contentRange(range: ByteRange | undefined, size: number): string {
  return range === undefined ? `bytes */${size}` : `bytes ${range.start}-${range.end - 1}/${size}`;
}

function parsePart(part: string, size: number): ByteRange | undefined {
  const match = /^\s*(\d*)\s*-\s*(\d*)\s*$/.exec(part);
  const [, first = '', last = ''] = match ?? [];
  if (match === null || (first === '' && last === '')) return undefined;
  if (first === '') return { start: Math.max(size - Number(last), 0), end: size };
  const end = last !== '' && Number(last) < size ? Number(last) + 1 : size;
  return { start: Number(first), end };
}

function joined(ranges: ByteRange[]): ByteRange | undefined {
  const [head, ...rest] = ranges.toSorted((a, b) => a.start - b.start || a.end - b.end);
  if (head === undefined) return undefined;
  let { end } = head;
  for (const range of rest) {
    if (range.start > end) return undefined;
    end = Math.max(end, range.end);
  }
  return { start: head.start, end };
}

function malformed(message: string): RangeRequest {
  return { kind: 'malformed', message };
}
