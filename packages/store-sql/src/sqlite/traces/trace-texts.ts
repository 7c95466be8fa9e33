import { JsonText } from '@millrace/protocol';
import type { Session } from '../session.ts';
import type { TraceReader } from './trace-reader.ts';

/** A longer text, of a trace with very many assessments, is made each time it is asked for. */
const KEPT_CHARACTERS_MAX = 16 * 1024;
/** Stands for a text that is too long to be kept. */
const TOO_LONG = '';

/** The outer loop of a CROSS JOIN is the one on its left, so that texts come in the order of the keys. */
const KEPT = `FROM json_each(?) k CROSS JOIN trace_texts x ON x.trace_key = k.value WHERE x.text > '${TOO_LONG}'`;
/** One text of a page costs less than a text of each of its traces. */
const ALL_KEPT = `SELECT count(*), group_concat(x.text, ',') ${KEPT}`;
const EACH_KEPT = `SELECT k.value, x.text ${KEPT}`;
const UNMADE = 'SELECT trace_key FROM trace_texts WHERE text IS NULL LIMIT +?';
/** Keys only grow, so traces without a row are the newest. */
const NEW =
  'SELECT trace_key FROM traces WHERE trace_key > ifnull((SELECT max(trace_key) FROM trace_texts), 0) ' +
  'ORDER BY trace_key LIMIT +?';

/** Traces as the wire's JSON, kept in the database: a page costs a tenth of what making it costs. */
export class TraceTexts {
  readonly #session: Session;
  readonly #reader: TraceReader;

  constructor(session: Session, reader: TraceReader) {
    this.#session = session;
    this.#reader = reader;
  }

  /** In the order of the keys, with commas between them where one text is of several traces; missing keys are left out. */
  read(keys: readonly number[]): JsonText[] {
    if (keys.length === 0) return [];
    const { database } = this.#session;
    const wanted = JSON.stringify(keys);
    const [all] = database.tuples<readonly [number, string]>(ALL_KEPT, wanted);
    if (all?.[0] === keys.length) return [new JsonText(all[1])];
    const texts = new Map(database.tuples<readonly [number, string]>(EACH_KEPT, wanted));
    const made = this.#reader.texts(keys.filter((key) => !texts.has(key)));
    for (const [key, text] of made) texts.set(key, text);
    return keys.flatMap((key) => {
      const text = texts.get(key);
      return text === undefined ? [] : [new JsonText(text)];
    });
  }

  /** Makes up to `limit` texts that changed and as many of new traces; returns whether there may be more. */
  tidy(limit: number): boolean {
    const { database } = this.#session;
    const groups = [UNMADE, NEW].map((query) =>
      database.tuples<readonly [number]>(query, limit).map(([key]) => key),
    );
    for (const [key, text] of this.#reader.texts(groups.flat())) {
      database.run(
        'INSERT INTO trace_texts VALUES (?, ?) ON CONFLICT DO UPDATE SET text = excluded.text',
        key,
        text.length > KEPT_CHARACTERS_MAX ? TOO_LONG : text,
      );
    }
    return groups.some(({ length }) => length === limit);
  }
}
