import { queryOptions } from '@tanstack/react-query';
import { call, type CallAnswer } from './call.ts';
import { keys } from './keys.ts';

export type Run = CallAnswer<'runs/get'>['run'];

export function runQuery(id: string) {
  return queryOptions({
    queryKey: keys.run(id),
    queryFn: async ({ signal }) => (await call('runs/get', { run_id: id }, signal)).run,
  });
}
