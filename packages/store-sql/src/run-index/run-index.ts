import { invalidParameter } from '@millrace/protocol';
import {
  parseColumnId,
  type RunColumn,
  type RunIndex,
  type RunIndexQuery,
  type RunKeys,
} from '@millrace/store';
import type { Session } from '../sqlite/session.ts';
import { attributeColumn, readColumn } from './columns.ts';
import { readKeys } from './keys.ts';
import { RunSelection } from './selection.ts';

/** The attributes of a run, each with its SQL. */
const ATTRIBUTES: ReadonlyArray<readonly [id: string, kind: RunColumn['kind'], expression: string]> = [
  ['run_name', 'text', 'r.run_name'],
  ['experiment_id', 'text', 'CAST(r.experiment_id AS TEXT)'],
  ['status', 'text', 'r.status'],
  ['user_id', 'text', 'r.user_id'],
  ['lifecycle_stage', 'text', 'r.lifecycle_stage'],
  ['start_time', 'number', 'r.start_time'],
  ['end_time', 'number', 'r.end_time'],
];
const SYSTEM_METRICS = 'system/';
const SYSTEM_TAGS = 'mlflow.';

/** All of it is one snapshot: a transaction keeps what others commit meanwhile out. */
export function readRunIndex(session: Session, query: RunIndexQuery): RunIndex {
  session.database.exec('BEGIN');
  try {
    return read(session, query);
  } finally {
    session.database.exec('COMMIT');
  }
}

function read(session: Session, query: RunIndexQuery): RunIndex {
  const selection = new RunSelection(session.database, query, [
    'r.run_id',
    ...ATTRIBUTES.map(([, , expression]) => expression),
  ]);
  const [runIds = [], ...attributeValues] = selection.attributes;
  const keys = query.run_ids === undefined ? readKeys(session, selection) : undefined;
  const chosen = [...new Set([...query.columns, ...automatic(keys, query.automatic_max)])];
  const attributes = ATTRIBUTES.map(([id, kind], at) => attributeColumn(id, kind, attributeValues[at] ?? []));
  const columns = chosen.map((id) => {
    const source = parseColumnId(id);
    if (source === undefined) throw invalidParameter(`There is no column '${id}'.`);
    return readColumn(session, selection, { id, source });
  });
  return {
    count: selection.keys.length,
    run_ids: runIds as string[],
    columns: [...attributes, ...columns],
    chosen,
    keys,
  };
}

/** What a person wants to see first: metrics, and params that differ. */
function automatic(keys: RunKeys | undefined, max: number): string[] {
  if (keys === undefined) return [];
  const metrics = keys.metrics.filter(({ key }) => !key.startsWith(SYSTEM_METRICS));
  const params = keys.params.filter(({ varies }) => varies);
  const tags = keys.tags.filter(({ key, varies }) => varies && !key.startsWith(SYSTEM_TAGS));
  return [
    ...metrics.slice(0, max).map(({ key }) => `metrics.${key}`),
    ...params.slice(0, max).map(({ key }) => `params.${key}`),
    ...(params.length === 0 ? tags.slice(0, max).map(({ key }) => `tags.${key}`) : []),
  ];
}
