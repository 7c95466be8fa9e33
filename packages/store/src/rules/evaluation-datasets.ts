import {
  type ApiError,
  EVALUATION_DATASET_NAME_CHARACTERS_MAX,
  EVALUATION_DATASET_TAG_KEY_CHARACTERS_MAX,
  EVALUATION_DATASET_TAG_VALUE_CHARACTERS_MAX,
  invalidParameter,
  invalidValueMessage,
  notFound,
  USER_TAG,
} from '@millrace/protocol';
import type { KeyValue } from './batch.ts';
import { checkLength } from './names.ts';
import { isPythonObject, parsePythonJson, pythonJson, pythonText } from './python-json.ts';
import { PythonFloat, type PythonObject, type PythonValue } from './python-json.ts';

/** A record as a request gives it; what is undefined was not given. */
export interface RecordDraft {
  readonly inputs: PythonObject;
  /** null is given, and clears the outputs. */
  readonly outputs: PythonValue | undefined;
  readonly expectations: PythonObject | undefined;
  readonly tags: PythonObject | undefined;
  readonly source: RecordSource | undefined;
  /** Who adds the record, by its user tag. */
  readonly user: string | undefined;
}

export interface RecordSource {
  readonly type: string;
  readonly data: PythonObject;
  readonly id: string | undefined;
}

const SOURCE_TYPES = ['UNSPECIFIED', 'TRACE', 'HUMAN', 'DOCUMENT', 'CODE'] as const;

export function checkEvaluationDatasetName(name: string): void {
  checkLength('name', name, EVALUATION_DATASET_NAME_CHARACTERS_MAX);
}

/** The tags of a JSON object in a text. A tag that is no text is stored as Python prints it, null not at all. */
export function readEvaluationDatasetTags(
  text: string,
  options: { readonly mayBeNull: boolean },
): KeyValue[] {
  const tags = parse(text, 'tags');
  if (tags === null && options.mayBeNull) return [];
  if (!isPythonObject(tags)) throw misfit('tags', 'It must be a JSON object.');
  const pairs: KeyValue[] = [];
  for (const [key, value] of tags) {
    if (value === null) continue;
    const pair = { key, value: pythonText(value) };
    checkLength('key', key, EVALUATION_DATASET_TAG_KEY_CHARACTERS_MAX);
    checkLength('value', pair.value, EVALUATION_DATASET_TAG_VALUE_CHARACTERS_MAX);
    pairs.push(pair);
  }
  return pairs;
}

/** The records of a JSON list in a text; refused whole when one is wrong. */
export function readRecords(text: string): RecordDraft[] {
  const records = parse(text, 'records');
  if (!Array.isArray(records)) throw misfit('records', 'It must be a JSON list.');
  return records.map((record, index) => readRecord(record, `records[${index}]`));
}

function readRecord(record: PythonValue, path: string): RecordDraft {
  if (!isPythonObject(record)) throw misfit(path, 'It must be a JSON object.');
  const member = (name: string): PythonObject | undefined => {
    const value = record.get(name);
    if (value === undefined || value === null) return undefined;
    if (!isPythonObject(value)) throw misfit(`${path}.${name}`, 'It must be a JSON object.');
    return value;
  };
  if (record.get('inputs') === null) throw misfit(`${path}.inputs`, 'It must be a JSON object.');
  const tags = member('tags');
  const user = tags?.get(USER_TAG);
  return {
    inputs: member('inputs') ?? new Map(),
    outputs: record.get('outputs'),
    expectations: member('expectations'),
    tags,
    source: readSource(member('source'), `${path}.source`),
    user: user === undefined || user === null ? undefined : pythonText(user),
  };
}

function readSource(source: PythonObject | undefined, path: string): RecordSource | undefined {
  if (source === undefined || source.size === 0) return undefined;
  const typed = source.get('source_type');
  if (typeof typed !== 'string') throw misfit(`${path}.source_type`, 'It must be a text.');
  const type = typed.toUpperCase();
  if (!(SOURCE_TYPES as readonly string[]).includes(type)) {
    const valid = SOURCE_TYPES.map((each) => `'${each}'`).join(', ');
    throw invalidParameter(`Invalid dataset record source type: ${type}. Valid source types: [${valid}]`);
  }
  for (const name of source.keys()) {
    if (name !== 'source_type' && name !== 'source_data') throw misfit(`${path}.${name}`, 'It is unknown.');
  }
  const data = source.get('source_data') ?? new Map<string, PythonValue>();
  if (!isPythonObject(data)) throw misfit(`${path}.source_data`, 'It must be a JSON object.');
  const id = data.get(type === 'TRACE' ? 'trace_id' : 'source_id');
  return { type, data, id: id === undefined || id === null ? undefined : pythonText(id) };
}

/** Two records are the same when this is: their inputs as JSON with sorted keys. */
export function recordIdentity(inputs: PythonObject): string {
  return pythonJson(inputs, { sorts: true });
}

/** The keys of one object over those of another, as Python's `update`. */
export function mergedJson(before: string | null, after: PythonObject): string {
  const merged = before === null ? undefined : parsePythonJson(before);
  const object: PythonObject = isPythonObject(merged) ? merged : new Map<string, PythonValue>();
  for (const [key, value] of after) object.set(key, value);
  return pythonJson(object);
}

/** The types of all fields that records have had; a field keeps the type of its first value. */
export class RecordSchema {
  readonly #inputs: PythonObject;
  readonly #expectations: PythonObject;
  #outputs: PythonValue;

  constructor(text: string | null) {
    const schema = text === null ? undefined : parsePythonJson(text);
    const part = (name: string): PythonValue =>
      (isPythonObject(schema) ? schema.get(name) : undefined) ?? new Map<string, PythonValue>();
    this.#inputs = part('inputs') as PythonObject;
    this.#outputs = part('outputs');
    this.#expectations = part('expectations') as PythonObject;
  }

  add({ inputs, outputs, expectations }: RecordDraft): void {
    addTypes(this.#inputs, inputs);
    if (expectations !== undefined) addTypes(this.#expectations, expectations);
    if (outputs === undefined || outputs === null) return;
    const known = this.#outputs;
    if (!isPythonObject(known)) return;
    if (isPythonObject(outputs)) addTypes(known, outputs);
    else if (known.size === 0) this.#outputs = typeOf(outputs);
  }

  text(): string {
    return pythonJson(
      new Map<string, PythonValue>([
        ['inputs', this.#inputs],
        ['outputs', this.#outputs],
        ['expectations', this.#expectations],
        ['version', '1.0'],
      ]),
    );
  }
}

function addTypes(types: PythonObject, values: PythonObject): void {
  for (const [key, value] of values) if (!types.has(key)) types.set(key, typeOf(value));
}

function typeOf(value: PythonValue): string {
  if (value === null) return 'null';
  if (value instanceof PythonFloat) return 'float';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Map) return 'object';
  return typeof value === 'boolean' || typeof value === 'string' ? typeof value : 'integer';
}

export function profileText(records: number): string {
  return pythonJson(records === 0 ? null : new Map([['num_records', records]]));
}

export function evaluationDatasetNotFound(id: string): ApiError {
  return notFound(`Evaluation dataset with id '${id}' not found`);
}

function parse(text: string, path: string): PythonValue {
  try {
    return parsePythonJson(text);
  } catch {
    throw invalidParameter(
      `${invalidValueMessage(path, text.slice(0, 300))} supplied: It must be valid JSON.`,
    );
  }
}

function misfit(path: string, reason: string): ApiError {
  return invalidParameter(`Invalid value for parameter '${path}' supplied: ${reason}`);
}
