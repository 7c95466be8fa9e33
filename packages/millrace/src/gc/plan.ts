import { ApiError } from '@millrace/protocol';
import type { DeletedThing, TrackingStore } from '@millrace/store';

export interface Wanted {
  /** Only what was deleted at least this long ago. */
  readonly olderThanMs: number;
  /** When any list is given, only what is named. */
  readonly ids: Readonly<Record<DeletedThing['kind'], readonly string[] | undefined>>;
}

/** What goes with an experiment. */
interface Members {
  readonly ids: readonly string[];
  /** Models that nobody deleted, and that their experiment takes along. */
  readonly activeModels: readonly { readonly id: string; readonly artifact_uri: string }[];
}

export interface Plan {
  /** Runs and models of the experiments included. */
  readonly things: readonly DeletedThing[];
  readonly members: ReadonlyMap<string, Members>;
  /** When there are any, nothing is to be removed. */
  readonly problems: readonly string[];
}

const PAGE = 1000;
const KIND_NAMES: Readonly<Record<DeletedThing['kind'], string>> = {
  run: 'Run',
  experiment: 'Experiment',
  'logged-model': 'Logged model',
};

/** What is to be removed. Looks, and changes nothing. */
export async function makePlan(store: TrackingStore, wanted: Wanted, nowMs: number): Promise<Plan> {
  const deleted = await store.garbage.listDeleted(nowMs);
  const problems: string[] = [];
  const chosen = chooseThings(deleted, { ...wanted, beforeMs: nowMs - wanted.olderThanMs }, problems);
  const members = new Map<string, Members>();
  const things = new Map(chosen.map((thing) => [thing.id, thing]));
  for (const { id } of chosen.filter(({ kind }) => kind === 'experiment')) {
    const found = await membersOf(id, store, deleted);
    for (const thing of found.deleted) things.set(thing.id, thing);
    members.set(id, { ids: found.deleted.map((thing) => thing.id), activeModels: found.activeModels });
    if (found.hasActiveRuns)
      problems.push(`Experiment ${id} is deleted, but has active runs. Delete them first, or restore it.`);
  }
  return { things: [...things.values()], members, problems };
}

interface Choice extends Wanted {
  readonly beforeMs: number;
}

function chooseThings(
  deleted: readonly DeletedThing[],
  { ids, beforeMs }: Choice,
  problems: string[],
): DeletedThing[] {
  const isOldEnough = ({ deleted_time }: DeletedThing): boolean => deleted_time <= beforeMs;
  const lists = Object.entries(ids) as [DeletedThing['kind'], readonly string[] | undefined][];
  if (lists.every(([, list]) => list === undefined)) return deleted.filter(isOldEnough);
  return lists.flatMap(([kind, list]) =>
    (list ?? []).flatMap((id) => {
      const thing = deleted.find((candidate) => candidate.kind === kind && candidate.id === id);
      if (thing !== undefined && isOldEnough(thing)) return [thing];
      problems.push(
        `${KIND_NAMES[kind]} ${id} ${thing === undefined ? 'is not deleted, or does not exist' : 'was deleted more recently than --older-than asks for'}.`,
      );
      return [];
    }),
  );
}

interface FoundMembers {
  readonly deleted: readonly DeletedThing[];
  readonly activeModels: Members['activeModels'];
  readonly hasActiveRuns: boolean;
}

async function membersOf(
  experimentId: string,
  store: TrackingStore,
  deleted: readonly DeletedThing[],
): Promise<FoundMembers> {
  const byId = new Map(deleted.map((thing) => [thing.id, thing]));
  const members: DeletedThing[] = [];
  let token: string | undefined;
  let hasActiveRuns = false;
  do {
    const page = await store.runs.search({
      experiment_ids: [experimentId],
      run_view_type: 'ALL',
      max_results: PAGE,
      page_token: token,
    });
    for (const { info } of page.items) {
      const thing = byId.get(info.run_id);
      if (thing === undefined) hasActiveRuns = true;
      else members.push(thing);
    }
    token = page.next_page_token;
  } while (token !== undefined);
  for (const thing of deleted.filter(({ kind }) => kind === 'logged-model')) {
    if ((await experimentOfModel(thing.id, store)) === experimentId) members.push(thing);
  }
  return { deleted: members, activeModels: await activeModelsOf(experimentId, store), hasActiveRuns };
}

async function experimentOfModel(modelId: string, store: TrackingStore): Promise<string | undefined> {
  try {
    return (await store.loggedModels.get(modelId, { allow_deleted: true })).info.experiment_id;
  } catch (error) {
    // Gone since the list was made: another gc was faster.
    if (ApiError.is(error) && error.code === 'RESOURCE_DOES_NOT_EXIST') return undefined;
    throw error;
  }
}

async function activeModelsOf(experimentId: string, store: TrackingStore): Promise<Members['activeModels']> {
  const models: { id: string; artifact_uri: string }[] = [];
  let token: string | undefined;
  do {
    const page = await store.loggedModels.search({
      experiment_ids: [experimentId],
      max_results: PAGE,
      page_token: token,
    });
    models.push(...page.items.map(({ info }) => ({ id: info.model_id, artifact_uri: info.artifact_uri })));
    token = page.next_page_token;
  } while (token !== undefined);
  return models;
}
