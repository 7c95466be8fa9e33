import { Buffer } from 'node:buffer';
import type { Player, Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { experimentAndRun, fullFixture, UNKNOWN_RUN_ID } from '../fixture.ts';
import { UNSAFE_PATHS } from './unsafe-paths.ts';

const LIST = '/mlflow/artifacts/list';
const GET = '/get-artifact';
const UPLOAD = '/ajax-api/2.0/mlflow/upload-artifact';
const FILE = { isArtifact: true };

/** Puts a file where the artifacts of a run (or model) live. */
async function putBelow(s: Player, root: string, path: string): Promise<void> {
  const place = root.replace('mlflow-artifacts:/', '');
  await s.send({
    method: 'PUT',
    path: `/mlflow-artifacts/artifacts/${place}/${path}`,
    body: `content of ${path}`,
  });
}

async function runWithFiles(s: Player): Promise<{ runId: string; experimentId: string }> {
  const ids = await experimentAndRun(s);
  const root = `${ids.experimentId}/${ids.runId}/artifacts`;
  for (const path of [
    'a.txt',
    'B.json',
    'sub/c.csv',
    'sub/deep/d.bin',
    'zz/%C3%BCn%C3%AF.txt',
    'sub/e%20f.txt',
  ]) {
    await putBelow(s, root, path);
  }
  return ids;
}

export const runArtifactSequences: readonly Sequence[] = [
  sequence('artifacts/list', async (s) => {
    const { runId: run_id } = await runWithFiles(s);
    await s.get(LIST, { run_id });
    for (const path of ['sub', 'sub/', 'sub/deep', 'a.txt', 'nope', '', 'zz', '.', 'sub/../zz', 'SUB']) {
      await s.get(LIST, { run_id, path }, { as: `path ${path}` });
    }
    await s.get(LIST, { run_uuid: run_id }, { as: 'run_uuid' });
    await s.get(LIST, { run_id, page_token: 'x' }, { as: 'page token' });
    await s.get(`/ajax-api/2.0${LIST}`, { run_id }, { as: 'below /ajax-api' });
    for (const path of UNSAFE_PATHS) {
      await s.send({ method: 'GET', path: `${LIST}?run_id=${run_id}&path=${path}`, as: `unsafe ${path}` });
    }
  }),
  sequence('artifacts/get', async (s) => {
    const { runId: run_id } = await runWithFiles(s);
    for (const path of ['a.txt', 'B.json', 'sub/c.csv', 'sub/deep/d.bin', 'zz/ünï.txt', 'sub/e f.txt']) {
      await s.get(GET, { run_id, path }, { ...FILE, as: path });
    }
    await s.get(GET, { run_uuid: run_id, path: 'a.txt' }, { ...FILE, as: 'run_uuid' });
    await s.get(GET, { run_id, path: 'a.txt' }, { ...FILE, as: 'range', headers: { range: 'bytes=0-3' } });
    await s.get(GET, { run_id, path: 'sub' }, { as: 'a folder' });
    await s.get(GET, { run_id, path: 'nope' }, { as: 'missing' });
    await s.get(GET, { run_id, path: '' }, { as: 'empty path' });
    await s.get(GET, { path: 'a.txt' }, { as: 'no run' });
    await s.get(GET, { run_id: UNKNOWN_RUN_ID, path: 'a.txt' }, { as: 'unknown run' });
    for (const path of UNSAFE_PATHS) {
      await s.send({ method: 'GET', path: `${GET}?run_id=${run_id}&path=${path}`, as: `unsafe ${path}` });
    }
  }),
  sequence('artifacts/upload', async (s) => {
    const { runId: run_uuid } = await experimentAndRun(s);
    const upload = (query: string, body: Buffer | string, as: string) =>
      s.send({
        method: 'POST',
        path: `${UPLOAD}?${query}`,
        headers: { 'content-type': 'text/plain' },
        body,
        as,
      });
    await upload(`run_uuid=${run_uuid}&path=a.txt`, 'hello', 'a file');
    await upload(`run_uuid=${run_uuid}&path=sub/deep/b.txt`, 'deep', 'a file in folders');
    await upload(`run_uuid=${run_uuid}&path=a.txt`, 'changed', 'overwritten');
    await upload(`run_uuid=${run_uuid}&path=empty.txt`, '', 'empty');
    await upload(`run_uuid=${run_uuid}`, 'x', 'no path');
    await upload(`run_uuid=${run_uuid}&path=`, 'x', 'empty path');
    await upload('path=a.txt', 'x', 'no run');
    await upload(`run_id=${run_uuid}&path=a.txt`, 'x', 'run_id for run_uuid');
    await upload(`run_uuid=${UNKNOWN_RUN_ID}&path=a.txt`, 'x', 'unknown run');
    await upload(`run_uuid=${run_uuid}&path=big`, Buffer.alloc(10 * 1024 * 1024 + 1), 'over 10 MiB');
    await upload(`run_uuid=${run_uuid}&path=full`, Buffer.alloc(10 * 1024 * 1024), '10 MiB');
    for (const path of UNSAFE_PATHS) {
      await upload(`run_uuid=${run_uuid}&path=${path}`, 'x', `unsafe ${path}`);
    }
    await s.get(LIST, { run_id: run_uuid });
    await s.get(GET, { run_id: run_uuid, path: 'a.txt' }, FILE);
    const json = { 'content-type': 'application/json' };
    const path = `${UPLOAD}?run_uuid=${run_uuid}&path=j.json`;
    await s.send({ method: 'POST', path, headers: json, body: '{"a":1}', as: 'JSON' });
    await s.send({ method: 'POST', path, body: 'x', as: 'no content type' });
    await s.send({
      method: 'POST',
      path: path.replace('/ajax-api', '/api'),
      headers: json,
      body: '{}',
      as: 'below /api',
    });
  }),
  sequence('artifacts/presigned urls', async (s) => {
    const { runId: run_id, modelId: model_id } = await fullFixture(s);
    for (const kind of ['upload', 'download']) {
      const path = `/mlflow/artifacts/presigned-${kind}-url`;
      await s.post(path, { run_id, path: 'a.txt' });
      await s.post(path, { model_id, path: 'a.txt' }, { as: 'of a model' });
      await s.post(path, { run_id, model_id, path: 'a.txt' }, { as: 'of both' });
      await s.post(path, { path: 'a.txt' }, { as: 'of neither' });
      await s.post(path, { run_id: UNKNOWN_RUN_ID, path: 'a.txt' }, { as: 'unknown run' });
      for (const expiration of [0, 1, -1, 604_800, 604_801]) {
        await s.post(path, { run_id, path: 'a.txt', expiration }, { as: `expiration ${expiration}` });
      }
      for (const unsafe of ['../a', '/a', 'a#b', '%2e%2e/a']) {
        await s.post(path, { run_id, path: unsafe }, { as: `unsafe ${unsafe}` });
      }
    }
  }),
  sequence('logged-models/artifacts', async (s) => {
    const { experimentId, modelId } = await fullFixture(s);
    const root = `${experimentId}/models/${modelId}/artifacts`;
    for (const path of ['MLmodel', 'model.pkl', 'sub/conda.yaml']) {
      await putBelow(s, root, path);
    }
    const list = `/mlflow/logged-models/${modelId}/artifacts/directories`;
    const files = `/ajax-api/2.0/mlflow/logged-models/${modelId}/artifacts/files`;
    await s.get(list);
    for (const artifact_directory_path of ['sub', 'nope', 'MLmodel', '']) {
      await s.get(list, { artifact_directory_path });
    }
    for (const artifact_file_path of ['MLmodel', 'model.pkl', 'sub/conda.yaml']) {
      await s.get(files, { artifact_file_path }, FILE);
    }
    for (const artifact_file_path of ['sub', 'nope', '']) {
      await s.get(files, { artifact_file_path });
    }
    await s.get(files);
    await s.get(files.replace('/ajax-api', '/api'), { artifact_file_path: 'MLmodel' }, { as: 'below /api' });
    for (const path of UNSAFE_PATHS) {
      await s.send({
        method: 'GET',
        path: `${list}?artifact_directory_path=${path}`,
        as: `unsafe folder ${path}`,
      });
      await s.send({ method: 'GET', path: `${files}?artifact_file_path=${path}`, as: `unsafe file ${path}` });
    }
  }),
];
