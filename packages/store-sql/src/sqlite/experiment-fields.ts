import type { Fields } from '../search/fields.ts';
import { column, VALUE_MARK } from '../search/fields.ts';
import { sql } from '../search/sql.ts';

/** Where the fields of an experiment search are; the experiment's row is `e`. */
export const EXPERIMENT_FIELDS: Fields = {
  field: (entity, key) => {
    if (entity === 'attribute') return column(key === 'experiment_id' ? 'e.experiment_id' : `e.${key}`);
    const from = 'FROM experiment_tags t WHERE t.experiment_id = e.experiment_id AND t.key = ?';
    return {
      test: (condition) =>
        sql(`(SELECT ${condition.sql.replaceAll(VALUE_MARK, 't.value')} ${from})`, ...condition.values, key),
      value: sql(`(SELECT t.value ${from})`, key),
      nan: 'never',
    };
  },
};
