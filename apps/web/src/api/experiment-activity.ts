import { queryOptions } from '@tanstack/react-query';
import { call, type CallAnswer } from './call.ts';
import { keys } from './keys.ts';

export type Activity = NonNullable<CallAnswer<'experiments/get-activity'>['activities']>[number];

/** Experiments that one request asks for. */
const ASKED_MAX = 1000;
let waiting: { readonly id: string; readonly resolve: (answer: Promise<Activity | null>) => void }[] = [];

/** How many runs an experiment has, and when the last began. Rows that come into sight together ask together. */
export function activityQuery(id: string) {
  return queryOptions({
    queryKey: keys.activity(id),
    queryFn: () =>
      new Promise<Activity | null>((resolve) => {
        if (waiting.length === 0) setTimeout(askTogether, 0);
        waiting.push({ id, resolve });
      }),
    staleTime: 30_000,
  });
}

function askTogether(): void {
  const asked = waiting.splice(0, ASKED_MAX);
  if (waiting.length > 0) setTimeout(askTogether, 0);
  const answer = activitiesOf(asked.map(({ id }) => id));
  for (const { id, resolve } of asked) resolve(answer.then((found) => found.get(id) ?? null));
}

async function activitiesOf(ids: readonly string[]): Promise<Map<string, Activity>> {
  const { activities = [] } = await call('experiments/get-activity', { experiment_ids: [...ids] });
  return new Map(activities.map((activity) => [activity.experiment_id, activity]));
}

/** Of many experiments, to bring them into an order. */
export function activitiesQuery(ids: readonly string[]) {
  return queryOptions({
    queryKey: keys.activities(ids),
    queryFn: async () => {
      const all = new Map<string, Activity>();
      for (let at = 0; at < ids.length; at += ASKED_MAX)
        for (const [id, activity] of await activitiesOf(ids.slice(at, at + ASKED_MAX))) all.set(id, activity);
      return all;
    },
    staleTime: 60_000,
  });
}
