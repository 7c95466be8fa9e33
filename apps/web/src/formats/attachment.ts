import { isHolder } from '../components/json-rows.ts';

/** Bytes that a span names and that lie beside its trace. */
export interface Attachment {
  /** The name of the file: a UUID. */
  readonly id: string;
  readonly traceId: string;
  readonly contentType: string;
  /** Undefined where the span does not say. */
  readonly bytes: number | undefined;
}

const SCHEME = 'mlflow-attachment://';
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const TRACE_ID = /^tr-[\da-f]{1,64}$/;
const CONTENT_TYPE = /^[a-z]+\/[\w.+-]+$/;
/** Of one value; a span has few. */
const FOUND_MAX = 50;
const LOOKED_AT_MAX = 20_000;

/** Reads `mlflow-attachment://<id>?content_type=…&trace_id=…&size=…`; undefined for any other text. */
export function readAttachment(text: string): Attachment | undefined {
  if (!text.startsWith(SCHEME)) return undefined;
  const [id = '', query = ''] = text.slice(SCHEME.length).split(/\?(.*)/s);
  const params = new URLSearchParams(query);
  const traceId = params.get('trace_id') ?? '';
  // Parameters of a type, such as a charset, say nothing that is needed here.
  const contentType = (params.get('content_type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!UUID.test(id) || !TRACE_ID.test(traceId) || !CONTENT_TYPE.test(contentType)) return undefined;
  const size = Number(params.get('size') ?? '');
  return { id, traceId, contentType, bytes: Number.isInteger(size) && size > 0 ? size : undefined };
}

/** All that a value names, each once, in the order in which they stand there. */
export function attachmentsIn(value: unknown): Attachment[] {
  const found = new Map<string, Attachment>();
  const waiting: unknown[] = [value];
  for (let looked = 0; waiting.length > 0 && looked < LOOKED_AT_MAX && found.size < FOUND_MAX; looked += 1) {
    const next = waiting.pop();
    if (typeof next === 'string') {
      const attachment = readAttachment(next);
      if (attachment !== undefined) found.set(attachment.id, attachment);
    } else if (isHolder(next)) waiting.push(...Object.values(next).slice(0, LOOKED_AT_MAX).toReversed());
  }
  return [...found.values()];
}

/** How it can be shown in the page; undefined for what is only to be taken along: it might be a document with scripts. */
export function attachmentKind({ contentType }: Attachment): 'image' | 'audio' | 'video' | undefined {
  if (/^image\/(?:png|jpe?g|gif|webp|avif|bmp)$/.test(contentType)) return 'image';
  if (contentType.startsWith('audio/')) return 'audio';
  return contentType.startsWith('video/') ? 'video' : undefined;
}
