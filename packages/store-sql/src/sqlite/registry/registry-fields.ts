import { IS_PROMPT_TAG } from '@millrace/protocol';
import { column, type Field, type Fields, VALUE_MARK } from '../../search/fields.ts';
import { type Sql, sql } from '../../search/sql.ts';

/** Where the fields of a registered-model search are; the model's row is `r`. */
export function registeredModelFields(wantsPrompts: boolean): Fields {
  const tags = 'registered_model_tags t WHERE t.registered_key = r.registered_key';
  return {
    field: (entity, key) => (entity === 'attribute' ? column(`r.${key}`) : tagField(tags, key, wantsPrompts)),
  };
}

const VERSION_COLUMNS: Readonly<Record<string, string>> = {
  name: 'r.name',
  version_number: 'v.version',
  source_path: 'v.source',
};

/** Where the fields of a model-version search are; the version's row is `v`, its model's `r`. */
export function modelVersionFields(wantsPrompts: boolean): Fields {
  const tags = 'model_version_tags t WHERE t.version_key = v.version_key';
  return {
    field: (entity, key) =>
      entity === 'attribute' ? column(VERSION_COLUMNS[key] ?? `v.${key}`) : tagField(tags, key, wantsPrompts),
  };
}

/** Where prompts are left out, a comparison of the prompt tag says nothing more: models do not have the tag. */
function tagField(tags: string, key: string, wantsPrompts: boolean): Field {
  if (key === IS_PROMPT_TAG && !wantsPrompts) {
    return { test: () => sql('1'), value: sql("'false'"), nan: 'never', exists: sql('1') };
  }
  const from = `FROM ${tags} AND t.key = ?`;
  return {
    test: (condition) =>
      sql(`(SELECT ${condition.sql.replaceAll(VALUE_MARK, 't.value')} ${from})`, ...condition.values, key),
    value: sql(`(SELECT t.value ${from})`, key),
    nan: 'never',
  };
}

/** The condition of a search that leaves prompts out. */
export const NO_PROMPT_MODELS: Sql = sql(
  "r.registered_key NOT IN (SELECT registered_key FROM registered_model_tags WHERE key = 'mlflow.prompt.is_prompt' AND value = 'true')",
);

/** As in MLflow, one version with the prompt tag makes all versions of its name a prompt's. */
export const NO_PROMPT_VERSIONS: Sql = sql(
  'v.registered_key NOT IN (SELECT p.registered_key FROM model_version_tags t JOIN model_versions p USING (version_key) ' +
    "WHERE t.key = 'mlflow.prompt.is_prompt' AND t.value = 'true')",
);
