import {
  EXPERIMENT_CUSTOM_VIEWS_MAX,
  CUSTOM_VIEW_TAG_PREFIX,
  EXPERIMENT_NAME_CHARACTERS_MAX,
  EXPERIMENT_TAG_VALUE_CHARACTERS_MAX,
  type ExperimentTag,
  invalidParameter,
  KEY_CHARACTERS_MAX,
  TRACE_ARCHIVAL_RETENTION_TAG,
  TRACE_ARCHIVE_NOW_TAG,
} from '@millrace/protocol';
import type { KeyValue } from './batch.ts';
import { checkKey, checkLength } from './names.ts';

export function checkExperimentName(name: string): void {
  if (name === '') throw invalidParameter(`Invalid experiment name: ''`);
  checkLength('name', name, EXPERIMENT_NAME_CHARACTERS_MAX);
}

export function checkExperimentTag(tag: ExperimentTag): KeyValue {
  const { key, value = '' } = tag;
  checkKey(key, 'key');
  checkLength('key', key, KEY_CHARACTERS_MAX);
  checkLength('value', value, EXPERIMENT_TAG_VALUE_CHARACTERS_MAX);
  if (key === TRACE_ARCHIVAL_RETENTION_TAG) checkRetention(value);
  if (key === TRACE_ARCHIVE_NOW_TAG) checkArchiveNow(value);
  return { key, value };
}

export function checkCustomViewCount(keys: Iterable<string>, experimentId?: string): void {
  let count = 0;
  for (const key of new Set(keys)) if (key.startsWith(CUSTOM_VIEW_TAG_PREFIX)) count += 1;
  if (count <= EXPERIMENT_CUSTOM_VIEWS_MAX) return;
  const whose = experimentId === undefined ? '' : ` for experiment ${experimentId}`;
  throw invalidParameter(
    `Unable to create another custom view${whose}; the maximum number of custom views per experiment is ` +
      `${EXPERIMENT_CUSTOM_VIEWS_MAX}. Delete an existing custom view before creating a new one.`,
  );
}

const DURATION = /^[1-9][0-9]*[mhd]$/;

/** The tag that sets the retention of archived traces: `{"type": "duration", "value": "30d"}`. */
function checkRetention(text: string): void {
  const config = readArchivalConfig(text);
  if (config['type'] !== 'duration')
    throw invalidParameter("Trace archival config must use type 'duration'.");
  checkDuration(config['value']);
}

/** The tag that archives traces at once, perhaps only those older than a duration. */
function checkArchiveNow(text: string): void {
  const { older_than: olderThan } = readArchivalConfig(text);
  if (olderThan !== undefined) checkDuration(olderThan);
}

function readArchivalConfig(text: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw invalidParameter('Trace archival config must be encoded as a JSON object.');
  }
  return parsed as Record<string, unknown>;
}

function checkDuration(duration: unknown): void {
  if (typeof duration === 'string' && DURATION.test(duration.trim())) return;
  throw invalidParameter(
    "Trace archival retention must be in the form `<int><unit>`, where unit is one of 'm', 'h', or 'd'.",
  );
}
