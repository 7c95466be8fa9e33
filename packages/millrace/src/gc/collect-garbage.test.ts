import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createArtifactStores } from '@millrace/artifacts';
import { openSqliteStore } from '@millrace/store-sql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/launch.ts';
import { ArtifactRemover } from './artifact-remover.ts';
import { collectGarbage } from './collect-garbage.ts';
import { makePlan, type Wanted } from './plan.ts';

const ALL: Wanted = {
  olderThanMs: 0,
  ids: { run: undefined, experiment: undefined, 'logged-model': undefined },
};

function openWorkshop(path: string) {
  let time = 1000;
  let lastId = 0;
  const store = openSqliteStore({
    path: join(path, 'x.db'),
    environment: {
      nowMs: () => time,
      newId: () => String((lastId += 1)).padStart(32, '0'),
      newName: () => 'name',
      defaultArtifactRoot: 'mlflow-artifacts:/',
      truncatesLongValues: true,
    },
  });
  const artifactsPath = join(path, 'artifacts');
  const addFile = (uri: string): string => {
    const directory = uri.startsWith('mlflow-artifacts:/') ? join(artifactsPath, uri.slice(18)) : uri;
    mkdirSync(directory, { recursive: true });
    const file = join(directory, 'f.txt');
    writeFileSync(file, 'x');
    return file;
  };
  const addRun = async (experiment_id: string): Promise<{ id: string; file: string }> => {
    const { info } = await store.runs.create({ experiment_id, user_id: 'u', start_time: 0, tags: [] });
    return { id: info.run_id, file: addFile(info.artifact_uri) };
  };
  const collect = async (wanted: Wanted = ALL) => {
    const plan = await makePlan(store, wanted, time);
    const removed: string[] = [];
    const failed: string[] = [];
    const remover = new ArtifactRemover(await createArtifactStores({ destination: artifactsPath }));
    const report = {
      removed: ({ id }: { id: string }) => void removed.push(id),
      failed: ({ id }: { id: string }, reason: string) => void failed.push(`${id}: ${reason}`),
    };
    if (plan.problems.length === 0) await collectGarbage(plan, { store, remover, report, nowMs: () => time });
    return { removed, failed, problems: plan.problems };
  };
  return { store, addFile, addRun, collect, setTime: (ms: number) => void (time = ms) };
}

let folder: ReturnType<typeof temporaryFolder>;
let workshop: ReturnType<typeof openWorkshop>;
beforeEach(() => {
  folder = temporaryFolder();
  workshop = openWorkshop(folder.path);
});
afterEach(async () => {
  await workshop.store.close();
  folder[Symbol.dispose]();
});

const named = (ids: Partial<Wanted['ids']>, olderThanMs = 0): Wanted => ({
  olderThanMs,
  ids: { ...ALL.ids, ...ids },
});

describe('collectGarbage', () => {
  it('removes deleted runs with their artifacts, and nothing else', async () => {
    const { store, addRun, collect } = workshop;
    const gone = await addRun('0');
    const kept = await addRun('0');
    await store.runs.delete(gone.id);
    expect(await collect()).toEqual({ removed: [gone.id], failed: [], problems: [] });
    expect([existsSync(gone.file), existsSync(kept.file)]).toEqual([false, true]);
    await expect(store.runs.get(gone.id)).rejects.toThrow('not found');
    expect((await store.runs.get(kept.id)).info.run_id).toBe(kept.id);
  });

  it('takes only what is old enough', async () => {
    const { store, addRun, collect, setTime } = workshop;
    const old = await addRun('0');
    const young = await addRun('0');
    await store.runs.delete(old.id);
    setTime(5000);
    await store.runs.delete(young.id);
    setTime(6000);
    expect((await collect(named({}, 3000))).removed).toEqual([old.id]);
    expect((await collect(named({ run: [young.id] }, 3000))).problems).toEqual([
      `Run ${young.id} was deleted more recently than --older-than asks for.`,
    ]);
  });

  it('takes only what is named when something is, and nothing when a name is wrong', async () => {
    const { store, addRun, collect } = workshop;
    const runs = [await addRun('0'), await addRun('0'), await addRun('0')] as const;
    await store.runs.delete(runs[0].id);
    await store.runs.delete(runs[1].id);
    const wrong = await collect(named({ run: [runs[0].id, runs[2].id, 'x'], experiment: ['0'] }));
    expect(wrong.removed).toEqual([]);
    expect(wrong.problems).toHaveLength(3);
    expect((await collect(named({ run: [runs[0].id] }))).removed).toEqual([runs[0].id]);
    expect(existsSync(runs[1].file)).toBe(true);
  });

  it('removes an experiment with its runs and its models, also those that nobody deleted', async () => {
    const { store, addFile, addRun, collect } = workshop;
    const experiment = await store.experiments.create({ name: 'e', tags: [] });
    const run = await addRun(experiment);
    const model = await store.loggedModels.create({ experiment_id: experiment, params: [], tags: [] });
    const modelFile = addFile(model.info.artifact_uri);
    await store.experiments.delete(experiment);
    expect(await collect(named({ experiment: [experiment] }))).toEqual({
      removed: [run.id, experiment],
      failed: [],
      problems: [],
    });
    expect([existsSync(run.file), existsSync(modelFile)]).toEqual([false, false]);
    await expect(store.experiments.get(experiment)).rejects.toThrow('No Experiment with id');
  });

  it('leaves an experiment in which a run has been restored', async () => {
    const { store, addRun, collect } = workshop;
    const experiment = await store.experiments.create({ name: 'e', tags: [] });
    const run = await addRun(experiment);
    await store.experiments.delete(experiment);
    await store.runs.restore(run.id);
    const { removed, problems } = await collect();
    expect({ removed, problems }).toEqual({
      removed: [],
      problems: [expect.stringContaining('has active runs') as string],
    });
    expect(existsSync(run.file)).toBe(true);
  });

  it('keeps the row, and its experiment, when the artifacts cannot be deleted', async () => {
    const { store, addRun, collect } = workshop;
    const remote = await store.experiments.create({
      name: 'r',
      artifact_location: 's3://bucket/r',
      tags: [],
    });
    const { info } = await store.runs.create({
      experiment_id: remote,
      user_id: 'u',
      start_time: 0,
      tags: [],
    });
    const run = await addRun('0');
    await store.runs.delete(run.id);
    await store.experiments.delete(remote);
    const { removed, failed } = await collect();
    expect(removed).toEqual([run.id]);
    expect(failed).toEqual([
      `${info.run_id}: this version has no store for 's3:'`,
      `${remote}: 1 of its runs and models could not be removed`,
    ]);
    expect((await store.runs.get(info.run_id)).info.lifecycle_stage).toBe('deleted');
    expect((await store.experiments.get(remote)).lifecycle_stage).toBe('deleted');
  });

  it('deletes from a folder of this machine the folder of the run only', async () => {
    const { store, addRun, collect } = workshop;
    const location = join(folder.path, 'own folder');
    const experiment = await store.experiments.create({ name: 'l', artifact_location: location, tags: [] });
    const run = await addRun(experiment);
    writeFileSync(join(location, 'theirs.txt'), 'x');
    await store.runs.delete(run.id);
    expect((await collect()).removed).toEqual([run.id]);
    expect([existsSync(join(location, run.id)), existsSync(join(location, 'theirs.txt'))]).toEqual([
      false,
      true,
    ]);
  });
});

describe('ArtifactRemover', () => {
  it.each([
    'mlflow-artifacts:/',
    'mlflow-artifacts:/1/other/artifacts',
    'mlflow-artifacts:/1/abc/x/y',
    '/etc',
    '/etc/abc/x/y',
  ])('deletes nothing at %s for the run abc', async (uri) => {
    const remover = new ArtifactRemover(await createArtifactStores({ destination: folder.path }));
    await expect(remover.remove(uri, 'abc')).rejects.toThrow('does not end in its id abc');
  });
});
