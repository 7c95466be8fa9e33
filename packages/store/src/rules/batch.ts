import {
  BATCH_ENTITIES_MAX,
  BATCH_METRICS_MAX,
  BATCH_PARAMS_MAX,
  BATCH_TAGS_MAX,
  invalidParameter,
  type Metric,
  type Param,
  PARAM_VALUE_CHARACTERS_MAX,
  type RunTag,
  TAG_VALUE_CHARACTERS_MAX,
} from '@millrace/protocol';
import { checkMetric } from './metrics.ts';
import { checkKey, checkKeyLength, checkLength, fitValue, pythonQuote } from './names.ts';

export interface KeyValue {
  readonly key: string;
  readonly value: string;
}

/** A checked batch, with values as they are stored. */
export interface Batch {
  readonly metrics: readonly Metric[];
  readonly params: readonly KeyValue[];
  readonly tags: readonly KeyValue[];
}

export function checkParam(param: Param, prefix: string, truncates: boolean): KeyValue {
  checkKey(param.key, `${prefix}key`);
  checkKeyLength('Param key', param.key);
  const rule = { entity: 'Param value', charactersMax: PARAM_VALUE_CHARACTERS_MAX, truncates };
  return { key: param.key, value: fitValue(param.value ?? '', rule) };
}

export function checkTag(tag: RunTag, prefix: string, truncates: boolean): KeyValue {
  checkKey(tag.key, `${prefix}key`);
  checkLength(`${prefix}key`, tag.key, 250);
  const rule = { entity: `${prefix}value`, charactersMax: TAG_VALUE_CHARACTERS_MAX, truncates };
  return { key: tag.key, value: fitValue(tag.value ?? '', rule) };
}

export interface BatchDraft {
  readonly metrics?: readonly Metric[] | undefined;
  readonly params?: readonly Param[] | undefined;
  readonly tags?: readonly RunTag[] | undefined;
}

/** Checks a whole batch before anything of it is written, in MLflow's order. */
export function checkBatch(draft: BatchDraft, truncates: boolean): Batch {
  const { metrics = [], params = [], tags = [] } = draft;
  for (const [index, metric] of metrics.entries()) checkMetric(metric, `metrics[${index}].`);
  const checkedParams = params.map((param, index) => checkParam(param, `params[${index}].`, truncates));
  const checkedTags = tags.map((tag, index) => checkTag(tag, `tags[${index}].`, truncates));
  checkCount('metrics', metrics.length, BATCH_METRICS_MAX);
  checkCount('params', params.length, BATCH_PARAMS_MAX);
  checkCount('tags', tags.length, BATCH_TAGS_MAX);
  checkCount('metrics, params, and tags', metrics.length + params.length + tags.length, BATCH_ENTITIES_MAX);
  refuseDuplicateParams(params);
  return { metrics, params: checkedParams, tags: checkedTags };
}

function checkCount(what: string, count: number, max: number): void {
  if (count <= max) return;
  throw invalidParameter(
    `A batch logging request can contain at most ${max} ${what}. Got ${count} ${what}. ` +
      `Please split up ${what} across multiple requests and try again.`,
  );
}

function refuseDuplicateParams(params: readonly Param[]): void {
  const seen = new Set<string>();
  const repeated: string[] = [];
  for (const { key } of params) {
    if (seen.has(key)) repeated.push(pythonQuote(key));
    seen.add(key);
  }
  if (repeated.length === 0) return;
  throw invalidParameter(
    `Duplicate parameter keys have been submitted: [${repeated.join(', ')}]. ` +
      'Please ensure the request contains only one param value per param key.',
  );
}

export interface ParamConflict {
  readonly key: string;
  readonly oldValue: string;
  readonly newValue: string;
}

export function paramConflictError(conflict: ParamConflict, runId: string): Error {
  return invalidParameter(
    `Changing param values is not allowed. Param with key='${conflict.key}' was already logged with ` +
      `value='${conflict.oldValue}' for run ID='${runId}'. Attempted logging new value '${conflict.newValue}'.`,
  );
}

export function paramConflictsError(conflicts: readonly ParamConflict[], runId: string): Error {
  const entries = conflicts.map(
    ({ key, oldValue, newValue }) =>
      `{'key': ${pythonQuote(key)}, 'old_value': ${pythonQuote(oldValue)}, 'new_value': ${pythonQuote(newValue)}}`,
  );
  return invalidParameter(
    `Changing param values is not allowed. Params were already logged='[${entries.join(', ')}]' for run ID='${runId}'.`,
  );
}
