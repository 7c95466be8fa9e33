import { JsonText } from '@millrace/protocol';
import type { SqliteDatabase } from '../database.ts';

/** A member with its comma before it; nothing where the column is NULL. */
function optional(name: string, column: string): string {
  return `iif(${column} IS NULL, '', concat(',"${name}":', json_quote(${column})))`;
}

/** NULL, which `concat` leaves out, when there are none. */
const TAGS =
  `',"tags":' || (SELECT nullif(json_group_array(json_object('key', t.key, 'value', t.value)), '[]') ` +
  'FROM model_version_tags t WHERE t.version_key = v.version_key)';

/** What a version without its aliases is written as. `json_quote` escapes what `JSON.stringify` does, and no more. */
const TEXT = `concat(${[
  `'{"name":', json_quote(r.name)`,
  `',"version":"', v.version`,
  `'","creation_timestamp":', v.creation_time`,
  `',"last_updated_timestamp":', v.last_updated_time`,
  `',"current_stage":', json_quote(v.current_stage)`,
  optional('description', 'v.description'),
  `',"source":', json_quote(v.source)`,
  `',"run_id":', json_quote(v.run_id)`,
  `',"status":"READY"'`,
  TAGS,
  `',"run_link":', json_quote(v.run_link)`,
  optional('model_id', 'v.model_id'),
  `'}'`,
].join(', ')})`;

/** One text of a thousand versions costs less than a thousand texts, and is never too long for a string. */
const VERSIONS_PER_TEXT = 1000;

/** The outer loop of a CROSS JOIN is the one on its left, so that versions come in the order of the keys. */
const TEXTS =
  `SELECT (SELECT group_concat(${TEXT}, ',') FROM json_each(part.value) k CROSS JOIN model_versions v ` +
  'ON v.version_key = k.value JOIN registered_models r USING (registered_key)) FROM json_each(?) part';

/**
 * Versions as the wire's JSON, in the order of their keys and without their aliases: each text is many of them with
 * commas between. Made in SQLite: of rows and objects here it costs twice as much.
 */
export function readVersionTexts(database: SqliteDatabase, keys: readonly number[]): JsonText[] {
  const parts: (readonly number[])[] = [];
  for (let start = 0; start < keys.length; start += VERSIONS_PER_TEXT) {
    parts.push(keys.slice(start, start + VERSIONS_PER_TEXT));
  }
  return database
    .tuples<readonly [string | null]>(TEXTS, JSON.stringify(parts))
    .flatMap(([text]) => (text === null ? [] : new JsonText(text)));
}
