import {
  type Dataset,
  DATASET_DIGEST_CHARACTERS_MAX,
  DATASET_NAME_CHARACTERS_MAX,
  DATASET_PROFILE_CHARACTERS_MAX,
  DATASET_SCHEMA_CHARACTERS_MAX,
  DATASET_SOURCE_CHARACTERS_MAX,
  type DatasetInput,
  INPUT_TAG_KEY_CHARACTERS_MAX,
  INPUT_TAG_VALUE_CHARACTERS_MAX,
} from '@millrace/protocol';
import { checkLength } from './names.ts';

const LIMITS: ReadonlyArray<readonly [keyof Dataset, number]> = [
  ['name', DATASET_NAME_CHARACTERS_MAX],
  ['digest', DATASET_DIGEST_CHARACTERS_MAX],
  ['source', DATASET_SOURCE_CHARACTERS_MAX],
  ['schema', DATASET_SCHEMA_CHARACTERS_MAX],
  ['profile', DATASET_PROFILE_CHARACTERS_MAX],
];

export function checkDatasetInput(input: DatasetInput): void {
  for (const tag of input.tags ?? []) {
    checkLength('key', tag.key, INPUT_TAG_KEY_CHARACTERS_MAX);
    checkLength('value', tag.value, INPUT_TAG_VALUE_CHARACTERS_MAX);
  }
  for (const [field, charactersMax] of LIMITS) checkLength(field, input.dataset[field] ?? '', charactersMax);
}
