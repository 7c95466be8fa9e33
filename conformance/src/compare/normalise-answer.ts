import type { Aliases } from './aliases.ts';
import type { ExactJson } from './exact-json.ts';
import { ExactNumber, exactText, isExactObject, parseExactJson } from './exact-json.ts';
import type { RawAnswer } from './send-request.ts';

type BodyKind = 'json' | 'html' | 'text' | 'bytes' | 'empty';

/** An answer with everything taken out in which two correct servers may differ. */
export interface NormalisedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly kind: BodyKind;
  readonly body: ExactJson;
}

export interface AnswerRules {
  /** The answer is a file: its length and exact media type count. */
  readonly isArtifact: boolean;
}

/** Clock times of the server are later than this, times that a sequence sends are earlier. */
const SEQUENCE_TIME_MAX_MS = 1_700_000_000_000n;
const CLOCK_TIME_MAX_MS = 4_000_000_000_000n;
const COMPARED_HEADERS = [
  'access-control-allow-credentials',
  'access-control-allow-origin',
  'accept-ranges',
  'content-disposition',
  'content-range',
  'location',
  'x-content-type-options',
  'x-frame-options',
];
const PRESENCE_HEADERS = ['etag', 'last-modified'];
const TIME_FIELDS = new Set([
  'create_time',
  'completed_time_ms',
  'created_at',
  'created_time',
  'created_timestamp',
  'creation_time',
  'creation_time_ms',
  'creation_timestamp',
  'creation_timestamp_ms',
  'last_update_time',
  'last_update_time_ms',
  'last_updated_at',
  'last_updated_timestamp',
  'last_updated_timestamp_ms',
  // As GraphQL names them.
  'creationTime',
  'creationTimestamp',
  'lastUpdateTime',
  'lastUpdatedTimestamp',
]);
const NAME_FIELDS = new Set(['name', 'run_name', 'value']);
/** Lists whose order no server promises. */
const UNORDERED_LISTS = new Set([
  'aliases',
  'dataset_inputs',
  'model_inputs',
  'model_outputs',
  'params',
  'request_metadata',
  'tags',
]);

export function normaliseAnswer(answer: RawAnswer, aliases: Aliases, rules: AnswerRules): NormalisedAnswer {
  const mediaType = (answer.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const { kind, body } = readBody(answer, mediaType);
  const headers: Record<string, string> = {};
  for (const name of COMPARED_HEADERS) {
    const value = answer.headers[name];
    if (value !== undefined) {
      headers[name] = aliases.inText(value);
    }
  }
  for (const name of PRESENCE_HEADERS) {
    if (answer.headers[name] !== undefined) {
      headers[name] = 'present';
    }
  }
  if (answer.body.length > 0 || rules.isArtifact) {
    headers['content-type'] = mediaType;
  }
  if (rules.isArtifact && answer.headers['content-length'] !== undefined) {
    headers['content-length'] = answer.headers['content-length'];
  }
  if (mediaType === 'multipart/byteranges') {
    // The boundary is made up anew for each answer.
    delete headers['content-length'];
    return { status: answer.status, headers, kind, body: '<several ranges>' };
  }
  const isGenerated = kind === 'json' || kind === 'text';
  return { status: answer.status, headers, kind, body: isGenerated ? normaliseJson(body, aliases) : body };
}

function readBody(answer: RawAnswer, mediaType: string): { kind: BodyKind; body: ExactJson } {
  if (answer.body.length === 0) {
    return { kind: 'empty', body: null };
  }
  const text = answer.body.toString('utf8');
  if (mediaType === 'application/json') {
    try {
      return { kind: 'json', body: parseExactJson(text) };
    } catch {
      return { kind: 'text', body: text };
    }
  }
  if (mediaType === 'text/html' && /^\s*<!doctype/i.test(text)) {
    return { kind: 'html', body: '<html>' };
  }
  return mediaType.startsWith('text/')
    ? { kind: 'text', body: text }
    : { kind: 'bytes', body: answer.body.toString('latin1') };
}

function normaliseJson(value: ExactJson, aliases: Aliases): ExactJson {
  if (typeof value === 'string') {
    return aliases.inText(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => normaliseJson(item, aliases));
  }
  if (!isExactObject(value)) {
    return value;
  }
  const members = Object.entries(value).map(([key, member]) => [key, normaliseMember(key, member, aliases)]);
  const result: { [key: string]: ExactJson } = Object.fromEntries(members);
  sortUnordered(result);
  if ('dataset_id' in result && /^[0-9a-f]{8}$/.test(exactText(result['digest']).replaceAll('"', ''))) {
    // Made of the time of the last change.
    result['digest'] = '<digest>';
  }
  return result;
}

function normaliseMember(key: string, value: ExactJson, aliases: Aliases): ExactJson {
  if (key === 'experiment_id' && typeof value === 'string' && /^\d+$/.test(value)) {
    return aliases.of('experiment', value);
  }
  if (key === 'experiment_id' && value instanceof ExactNumber && !value.text.startsWith('0')) {
    return aliases.of('experiment', value.text);
  }
  if (key === 'experiment_ids' && Array.isArray(value)) {
    return value.map((id) => normaliseMember('experiment_id', id, aliases));
  }
  if (key === '__schema') {
    return inOrderOfNames(value);
  }
  if (key === 'records' && typeof value === 'string') {
    return normaliseRecords(value, aliases);
  }
  if (key === 'next_page_token' && value !== '') {
    return '<page-token>';
  }
  if (TIME_FIELDS.has(key) && value instanceof ExactNumber && isClockTime(value.text)) {
    return '<now>';
  }
  if (TIME_FIELDS.has(key) && typeof value === 'string' && isClockText(value)) {
    return '<now>';
  }
  if (NAME_FIELDS.has(key) && typeof value === 'string') {
    return aliases.inName(value);
  }
  return normaliseJson(value, aliases);
}

function isClockText(text: string): boolean {
  return isClockTime(text) || isClockTime(String(Date.parse(text)));
}

/** What introspection answers: types and fields by name, whatever their order. */
function inOrderOfNames(schema: ExactJson): ExactJson {
  if (Array.isArray(schema)) {
    return schema.map(inOrderOfNames).sort((a, b) => (exactText(a) < exactText(b) ? -1 : 1));
  }
  if (!isExactObject(schema)) return schema;
  const { name, ...members } = schema;
  return {
    ...(name === undefined ? {} : { name }),
    ...Object.fromEntries(Object.entries(members).map(([key, member]) => [key, inOrderOfNames(member)])),
  };
}

function inputsText(record: ExactJson): string {
  return isExactObject(record) ? exactText(record['inputs']) : '';
}

/** The records of an evaluation dataset, JSON in a text; those that came together have no order in MLflow. */
function normaliseRecords(text: string, aliases: Aliases): ExactJson {
  let records: ExactJson;
  try {
    records = parseExactJson(text);
  } catch {
    return aliases.inText(text);
  }
  if (!Array.isArray(records)) return normaliseJson(records, aliases);
  return records
    .toSorted((a, b) => (inputsText(a) < inputsText(b) ? -1 : 1))
    .map((record) => normaliseJson(record, aliases));
}

function isClockTime(text: string): boolean {
  if (!/^\d+$/.test(text)) {
    return false;
  }
  const timeMs = BigInt(text);
  return timeMs > SEQUENCE_TIME_MAX_MS && timeMs < CLOCK_TIME_MAX_MS;
}

function sortUnordered(members: { [key: string]: ExactJson }): void {
  // `metrics` beside `params` or `tags` is the latest value of each key; alone it is a history, whose order counts.
  const isData = 'params' in members || 'tags' in members || isLatestMetrics(members['metrics']);
  for (const [key, list] of Object.entries(members)) {
    if (Array.isArray(list) && (UNORDERED_LISTS.has(key) || (key === 'metrics' && isData))) {
      list.sort((a, b) => (exactText(a) < exactText(b) ? -1 : 1));
    }
  }
}

function isLatestMetrics(metrics: ExactJson | undefined): boolean {
  if (!Array.isArray(metrics)) {
    return false;
  }
  const keys = metrics.map((metric) => (isExactObject(metric) ? exactText(metric['key']) : ''));
  return new Set(keys).size === keys.length;
}
