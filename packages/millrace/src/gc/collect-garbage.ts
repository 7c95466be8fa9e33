import type { DeletedThing, TrackingStore } from '@millrace/store';
import type { ArtifactRemover } from './artifact-remover.ts';
import type { Plan } from './plan.ts';

/** Things whose rows are removed in one transaction, after their artifacts. */
const BATCH = 100;

interface GarbageReport {
  removed(thing: DeletedThing): void;
  failed(thing: DeletedThing, reason: string): void;
}

interface Tools {
  readonly store: TrackingStore;
  readonly remover: ArtifactRemover;
  readonly report: GarbageReport;
  readonly nowMs: () => number;
}

/**
 * Removes what the plan says: artifacts first, then rows, so that nothing is left that no row points to. Where the
 * artifacts cannot be deleted the row stays, and with it its experiment. Runs and models go before experiments.
 */
export async function collectGarbage(plan: Plan, tools: Tools): Promise<void> {
  const failed = new Set<string>();
  const members = plan.things.filter(({ kind }) => kind !== 'experiment');
  for (let start = 0; start < members.length; start += BATCH) {
    await removeBatch(members.slice(start, start + BATCH), tools, failed);
  }
  for (const experiment of plan.things.filter(({ kind }) => kind === 'experiment')) {
    await removeExperiment(experiment, plan, { ...tools, failed });
  }
}

async function removeBatch(batch: readonly DeletedThing[], tools: Tools, failed: Set<string>): Promise<void> {
  const { store, remover, report } = tools;
  // Somebody may have restored a run since the plan was made.
  const stillDeleted = new Set((await store.garbage.listDeleted(tools.nowMs())).map(({ id }) => id));
  const done: DeletedThing[] = [];
  for (const thing of batch) {
    const reason = stillDeleted.has(thing.id)
      ? await failureOf(() => remover.remove(thing.artifact_uri, thing.id))
      : 'it has been restored meanwhile';
    if (reason === undefined) done.push(thing);
    else {
      failed.add(thing.id);
      report.failed(thing, reason);
    }
  }
  await store.garbage.purge(done);
  for (const thing of done) report.removed(thing);
}

async function removeExperiment(
  experiment: DeletedThing,
  plan: Plan,
  tools: Tools & { failed: ReadonlySet<string> },
): Promise<void> {
  const { store, remover, report, failed } = tools;
  const members = plan.members.get(experiment.id);
  const kept = members?.ids.filter((id) => failed.has(id)) ?? [];
  if (kept.length > 0)
    return report.failed(experiment, `${kept.length} of its runs and models could not be removed`);
  const stillDeleted = (await store.garbage.listDeleted(tools.nowMs())).some(
    ({ kind, id }) => kind === 'experiment' && id === experiment.id,
  );
  if (!stillDeleted) return report.failed(experiment, 'it has been restored meanwhile');
  for (const model of members?.activeModels ?? []) {
    const reason = await failureOf(() => remover.remove(model.artifact_uri, model.id));
    if (reason !== undefined)
      return report.failed(experiment, `the artifacts of its model ${model.id}: ${reason}`);
  }
  await store.garbage.purge([experiment]);
  return report.removed(experiment);
}

async function failureOf(action: () => Promise<void>): Promise<string | undefined> {
  try {
    await action();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
