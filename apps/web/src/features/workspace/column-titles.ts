import { DATASETS_COLUMN } from '../../api/index-columns.ts';

/** What stands in the head of a column, and beside it in menus. */
export interface ColumnTitle {
  readonly title: string;
  readonly kind: 'metric' | 'param' | 'tag' | 'datasets' | 'attribute';
}

const ATTRIBUTES: Readonly<Record<string, string>> = {
  run_name: 'Name',
  start_time: 'Created',
  duration: 'Duration',
  user_id: 'User',
  'tags.mlflow.user': 'User',
  status: 'Status',
  experiment_id: 'Experiment',
};

export function columnTitle(id: string): ColumnTitle {
  if (id === DATASETS_COLUMN) return { title: 'Datasets', kind: 'datasets' };
  if (ATTRIBUTES[id] !== undefined)
    return { title: ATTRIBUTES[id], kind: id.startsWith('tags.') ? 'tag' : 'attribute' };
  const [, of, metric] = /^(min|max|count|step)\(metrics\.(.+)\)$/s.exec(id) ?? [];
  if (of !== undefined && metric !== undefined) return { title: `${metric} (${of})`, kind: 'metric' };
  const [, entity, key = id] = /^(metrics|params|tags)\.(.+)$/s.exec(id) ?? [];
  if (entity === 'metrics') return { title: key, kind: 'metric' };
  if (entity === 'params') return { title: key, kind: 'param' };
  if (entity === 'tags') return { title: key, kind: 'tag' };
  return { title: id, kind: 'attribute' };
}

/** A column's id as it is written in a filter. */
export function filterName(id: string): string {
  const [, head, key = '', tail = ''] =
    /^((?:min|max|count|step)\(metrics\.|metrics\.|params\.|tags\.)(.+?)(\)?)$/s.exec(id) ?? [];
  if (head === undefined) return id;
  const isAggregate = head.includes('(');
  const name = isAggregate ? key : `${key}${tail}`;
  const quoted = /^[\p{L}_][\p{L}\p{N}_./-]*$/u.test(name) && !name.includes('-') ? name : quote(name);
  return `${head}${quoted}${isAggregate ? ')' : ''}`;
}

function quote(name: string): string {
  return name.includes('`') ? `"${name}"` : `\`${name}\``;
}
