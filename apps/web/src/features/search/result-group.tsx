import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import styles from './result-group.module.css';

interface ResultGroupProps<T> {
  readonly title: string;
  readonly query: UseQueryResult<readonly T[]>;
  /** As many were asked for: there may be more. */
  readonly max: number;
  readonly children: (item: T) => ReactElement;
}

/** What was found of one kind; nothing where nothing was. */
export function ResultGroup<T>({ title, query, max, children }: ResultGroupProps<T>): ReactElement | null {
  const { data, error } = query;
  if (data?.length === 0) return null;
  return (
    <section aria-label={title} className={styles['group']}>
      <h2>
        {title}
        {data !== undefined && (
          <span className={styles['count']}>{data.length >= max ? `the first ${max}` : data.length}</span>
        )}
      </h2>
      {error !== null && <p role="alert">{error.message}</p>}
      {query.isPending && <p className={styles['count']}>Looking…</p>}
      <ul>{data?.map(children)}</ul>
    </section>
  );
}
