import { invalidParameter } from '@millrace/protocol';
import {
  checkIndexSize,
  parseColumnId,
  type RunIndex,
  type RunIndexQuery,
  type RunKeys,
} from '@millrace/store';
import type { Session } from '../sqlite/session.ts';
import { readColumns, type Wanted, wantedColumn } from './columns.ts';
import { readKeys } from './keys.ts';
import { RunSelection } from './selection.ts';

/** The attributes of a run, each with its SQL. */
const ATTRIBUTES: readonly Wanted[] = [
  { id: 'run_name', kind: 'text', expression: 'r.run_name' },
  { id: 'experiment_id', kind: 'text', expression: 'CAST(r.experiment_id AS TEXT)' },
  { id: 'status', kind: 'text', expression: 'r.status' },
  { id: 'user_id', kind: 'text', expression: 'r.user_id' },
  { id: 'lifecycle_stage', kind: 'text', expression: 'r.lifecycle_stage' },
  { id: 'start_time', kind: 'number', expression: 'r.start_time' },
  { id: 'end_time', kind: 'number', expression: 'r.end_time' },
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
  const selection = new RunSelection(session.database, query);
  const [runIds = []] = selection.columns(['r.run_id']);
  const isBare = query.bare === true;
  const keys = query.run_ids === undefined && !isBare ? readKeys(session, selection) : undefined;
  const chosen = automatic(keys, query.automatic_max);
  const wanted = [...new Set([...query.columns, ...chosen])].map((id) => {
    const source = parseColumnId(id);
    if (source === undefined) throw invalidParameter(`There is no column '${id}'.`);
    return wantedColumn(session, id, source);
  });
  checkIndexSize(selection.keys.length, wanted.length);
  return {
    count: selection.keys.length,
    run_ids: runIds as string[],
    columns: readColumns(session, selection, [...(isBare ? [] : ATTRIBUTES), ...wanted]),
    chosen,
    keys,
    total: selection.total,
    next_page_token: selection.nextPageToken,
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
