import {
  ALIAS_CHARACTERS_MAX,
  type ApiError,
  invalidParameter,
  invalidValueMessage,
  notFound,
  PROMPT_TEXT_TAG,
  REGISTRY_DESCRIPTION_CHARACTERS_MAX,
  REGISTRY_NAME_CHARACTERS_MAX,
  REGISTRY_TAG_VALUE_CHARACTERS_MAX,
} from '@millrace/protocol';
import { checkKey, checkLength, lengthOf, normalisePath, pythonQuote } from './names.ts';

/** The stages of a model version, as they are written. */
export const MODEL_STAGES = ['None', 'Staging', 'Production', 'Archived'] as const;
export type ModelStage = (typeof MODEL_STAGES)[number];

const ACTIVE_STAGES: ReadonlySet<string> = new Set(['Staging', 'Production']);

/** Refuses a name that no registered model may have; `path` names the field in the message. */
export function checkRegisteredModelName(name: string, path = 'name'): void {
  if (name.trim() === '') throw invalidParameter(`Missing value for required parameter '${path}'.`);
  if (name.includes('/') || name.includes(':')) {
    throw invalidParameter(`Invalid model name '${name}'. Names cannot contain '/' or ':'.`);
  }
  const normal = normalisePath(name);
  if (normal !== name || normal === '.' || normal === '..') {
    throw invalidParameter(
      `${invalidValueMessage('name', name)} supplied: Names may be treated as files in certain cases, and must ` +
        `not resolve to other names when treated as such. This name would resolve to ${pythonQuote(normal)}`,
    );
  }
}

/** Ours: MLflow leaves the length of a new name to the database's column, which SQLite does not enforce. */
export function checkNewRegisteredModelName(name: string, path = 'name'): void {
  checkRegisteredModelName(name, path);
  checkLength(path, name, REGISTRY_NAME_CHARACTERS_MAX);
}

export function checkRegistryDescription(description: string | undefined): void {
  if (description !== undefined) checkLength('description', description, REGISTRY_DESCRIPTION_CHARACTERS_MAX);
}

const PYTHON_INTEGER = /^\s*([-+]?)(\d+(?:_\d+)*)\s*$/u;

/** A version number, as MLflow reads it: what Python's `int` takes. */
export function readModelVersionNumber(text: string): number {
  const found = PYTHON_INTEGER.exec(text);
  if (found === null) throw invalidParameter(`Parameter 'version' must be an integer, got '${text}'.`);
  return Number(`${found[1] ?? ''}${(found[2] ?? '').replaceAll('_', '')}`);
}

export function checkRegisteredModelTag(key: string, value: string): void {
  checkKey(key, 'key');
  checkLength('key', key, 250);
  checkLength('value', value, REGISTRY_TAG_VALUE_CHARACTERS_MAX);
}

export function checkModelVersionTag(key: string, value: string): void {
  checkKey(key, 'key');
  checkLength('key', key, 250);
  if (key === PROMPT_TEXT_TAG && lengthOf(value) > REGISTRY_TAG_VALUE_CHARACTERS_MAX) {
    throw invalidParameter(
      `Prompt text exceeds max length of ${REGISTRY_TAG_VALUE_CHARACTERS_MAX} characters.`,
    );
  }
  checkLength('value', value, REGISTRY_TAG_VALUE_CHARACTERS_MAX);
}

/** Letters and digits of any script, `_` and `-`. */
const ALIAS = /^[\p{L}\p{N}_-]*$/u;
const VERSION_ALIAS = /^[vV]\p{Nd}+$/u;

export function checkAlias(alias: string): void {
  if (alias === '') throw invalidParameter('Registered model alias name cannot be empty.');
  if (!ALIAS.test(alias)) {
    throw invalidParameter(
      `Invalid alias name: '${alias}'. Names may only contain alphanumerics, underscores (_), and dashes (-).`,
    );
  }
  checkLength('Registered model alias name', alias, ALIAS_CHARACTERS_MAX);
}

/** `latest` and `v3` already mean something in a model URI. */
export function checkAliasNotReserved(alias: string): void {
  if (isLatestAlias(alias)) throw invalidParameter("'latest' alias name (case insensitive) is reserved.");
  if (VERSION_ALIAS.test(alias)) throw invalidParameter(`Version alias name '${alias}' is reserved.`);
}

export function isLatestAlias(alias: string): boolean {
  return alias.toLowerCase() === 'latest';
}

/** The stage as it is written, whatever its case. */
export function readModelStage(text: string): ModelStage {
  const stage = MODEL_STAGES.find((known) => known.toLowerCase() === text.toLowerCase());
  if (stage !== undefined) return stage;
  throw invalidParameter(
    `Invalid Model Version stage: ${text}. Value must be one of ${MODEL_STAGES.join(', ')}.`,
  );
}

/** Archiving what is in a stage makes sense for stages that hold one version; MLflow answers 500 for the others. */
export function checkArchivingStage(text: string): void {
  if (ACTIVE_STAGES.has(readModelStage(text))) return;
  throw invalidParameter(
    `Model version transition cannot archive existing model versions because '${text}' is not an Active stage. ` +
      "Valid stages are ['Staging', 'Production']",
  );
}

export function registeredModelNotFound(name: string): ApiError {
  return notFound(`Registered Model with name=${name} not found`);
}

export function modelVersionNotFound(name: string, version: number): ApiError {
  return notFound(`Model Version (name=${name}, version=${version}) not found`);
}
