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
  if (key === TRACE_ARCHIVAL_RETENTION_TAG) checkDuration(value, { field: 'value', isOptional: false });
  if (key === TRACE_ARCHIVE_NOW_TAG) checkDuration(value, { field: 'older_than', isOptional: true });
  return { key, value };
}

export function checkCustomViewCount(keys: Iterable<string>): void {
  let count = 0;
  for (const key of new Set(keys)) if (key.startsWith(CUSTOM_VIEW_TAG_PREFIX)) count += 1;
  if (count <= EXPERIMENT_CUSTOM_VIEWS_MAX) return;
  throw invalidParameter(
    `An experiment can have at most ${EXPERIMENT_CUSTOM_VIEWS_MAX} custom views. ` +
      'Delete a custom view before creating another.',
  );
}

const DURATION = /^[1-9][0-9]*[mhd]$/;

/** The tags of trace archival hold a small JSON object with a duration such as `30d`. */
function checkDuration(text: string, rule: { field: string; isOptional: boolean }): void {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw invalidParameter('Trace archival configuration must be valid JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw invalidParameter('Trace archival configuration must be a JSON object.');
  }
  const duration = (parsed as Record<string, unknown>)[rule.field];
  if (duration === undefined && rule.isOptional) return;
  if (typeof duration === 'string' && DURATION.test(duration.trim())) return;
  throw invalidParameter(`Trace archival field '${rule.field}' must be a duration such as 30d, 12h or 15m.`);
}
