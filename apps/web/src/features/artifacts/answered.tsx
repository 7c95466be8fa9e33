import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { Refusal } from '../../components/refusal.tsx';
import { Loading } from './loading.tsx';

interface AnsweredProps<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}

/** What is shown of an answer: until it comes, when it is a refusal, and when it is there. */
export function Answered<T>({ query, children }: AnsweredProps<T>): ReactElement {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading />;
}
