import { queryOptions } from '@tanstack/react-query';
import { call, type CallAnswer, type CallRequest } from './call.ts';
import { keys } from './keys.ts';

export type FoundRun = NonNullable<CallAnswer<'runs/find'>['runs']>[number];

/** Runs of all experiments, what ended or began last first. */
export function foundRunsQuery(question: CallRequest<'runs/find'>) {
  return queryOptions({
    queryKey: keys.foundRuns(question),
    queryFn: async ({ signal }) => (await call('runs/find', question, signal)).runs ?? [],
  });
}
