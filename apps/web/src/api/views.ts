import { queryOptions } from '@tanstack/react-query';
import { call, type CallAnswer } from './call.ts';
import { keys } from './keys.ts';

export type SavedView = NonNullable<CallAnswer<'views/list'>['views']>[number];

export function viewsQuery(experimentId: string) {
  return queryOptions({
    queryKey: keys.views(experimentId),
    queryFn: async ({ signal }) =>
      (await call('views/list', { experiment_id: experimentId }, signal)).views ?? [],
  });
}

export async function saveView(view: { experiment_id: string; name: string; search: string }): Promise<void> {
  await call('views/save', view);
}

export async function deleteView(view_id: string): Promise<void> {
  await call('views/delete', { view_id });
}
