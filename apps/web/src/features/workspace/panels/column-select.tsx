import type { ReactElement } from 'react';
import type { RunKeys } from '../../../api/run-table.ts';

interface ColumnSelectProps {
  readonly keys: RunKeys;
  readonly value: string;
  readonly isOptional: boolean;
  readonly onChange: (id: string) => void;
}

const LISTED_MAX = 500;
const OTHER_COLUMNS = ['start_time', 'tags.mlflow.user'];

/** One of the columns that the runs have. */
export function ColumnSelect({ keys, value, isOptional, onChange }: ColumnSelectProps): ReactElement {
  const groups = (['metrics', 'params', 'tags'] as const).map((entity) => ({
    entity,
    ids: keys[entity]
      .filter(({ key }) => entity !== 'tags' || !key.startsWith('mlflow.'))
      .slice(0, LISTED_MAX)
      .map(({ key }) => `${entity}.${key}`),
  }));
  const isListed =
    value === '' || OTHER_COLUMNS.includes(value) || groups.some(({ ids }) => ids.includes(value));
  return (
    <select required={!isOptional} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{isOptional ? 'none' : 'choose'}</option>
      {!isListed && <option value={value}>{value}</option>}
      {groups.map(({ entity, ids }) => (
        <optgroup key={entity} label={entity}>
          {ids.map((id) => (
            <option key={id} value={id}>
              {id.slice(entity.length + 1)}
            </option>
          ))}
        </optgroup>
      ))}
      <optgroup label="other">
        {OTHER_COLUMNS.map((id) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </optgroup>
    </select>
  );
}
