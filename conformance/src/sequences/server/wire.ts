import { gzipSync } from 'node:zlib';
import type { Player, Sequence, WireRequest } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { endpoints } from '../../endpoints.ts';
import { experimentAndRun, newExperiment } from '../fixture.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const CREATE = '/mlflow/experiments/create';

function post(s: Player, path: string, request: Partial<WireRequest> & { as: string }): Promise<unknown> {
  return s.send({ method: 'POST', path, headers: JSON_TYPE, ...request });
}

const BODIES: Readonly<Record<string, string>> = {
  'no body': '',
  'white space': ' \n',
  'empty object': '{}',
  null: 'null',
  'a number': '5',
  'a string': '"text"',
  true: 'true',
  'a list': '[]',
  'a list of objects': '[{"experiment_id":"1"}]',
  'cut off': '{"experiment_id": "1"',
  'comma at the end': '{"experiment_id": "1",}',
  'single quotes': "{'experiment_id': '1'}",
  'no quotes': '{experiment_id: 1}',
  'a comment': '{"experiment_id": "1" /* c */}',
  'two objects': '{"a":1}{"b":2}',
  'text after it': '{"a":1} x',
  'control character': '{"a":"\u0001"}',
  'bare NaN elsewhere': '{"zzz": NaN}',
  deep: `{"zzz":${'['.repeat(200)}${']'.repeat(200)}}`,
  'key twice': '{"experiment_id":"0","experiment_id":"0"}',
  form: 'experiment_id=0',
  __proto__: '{"__proto__": {"experiment_id": "0"}}',
  'large number elsewhere': '{"zzz": 1e999}',
};

const CONTENT_TYPES: readonly string[] = [
  'application/json; charset=utf-8',
  'application/json;charset=latin-1',
  'APPLICATION/JSON',
  'application/json-patch+json',
  'application/vnd.api+json',
  'text/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  '*/*',
  'json',
  '',
];

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

export const wireSequences: readonly Sequence[] = [
  sequence('wire/bodies that are not an object', async (s) => {
    for (const [as, body] of Object.entries(BODIES)) {
      await post(s, '/mlflow/experiments/set-experiment-tag', { body, as: `set-experiment-tag, ${as}` });
      await post(s, '/mlflow/runs/search', { body, as: `runs/search, ${as}` });
      await post(s, '/mlflow/runs/log-batch', { body, as: `log-batch, ${as}` });
    }
    const doubled = JSON.stringify(JSON.stringify({ name: s.unique('doubled') }));
    await post(s, CREATE, { body: doubled, as: 'JSON inside a JSON string' });
  }),
  sequence('wire/text encodings', async (s) => {
    await post(s, CREATE, {
      body: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('{}')]),
      as: 'UTF-8 with BOM',
    });
    await post(s, CREATE, { body: Buffer.from('{"name":"utf16"}', 'utf16le'), as: 'UTF-16' });
    await post(s, CREATE, { body: Buffer.from([0x7b, 0x22, 0x61, 0xff, 0x22, 0x7d]), as: 'not UTF-8' });
    const escaped = String.raw`{"name":"${s.unique('x')}\ud83d\ude42 é"}`;
    await post(s, CREATE, { body: escaped, as: 'escaped surrogate pair' });
    await post(s, CREATE, { body: String.raw`{"name":"${s.unique('y')}\ud83d"}`, as: 'lone surrogate' });
  }),
  sequence('wire/content types', async (s) => {
    for (const [index, type] of CONTENT_TYPES.entries()) {
      const body = JSON.stringify({ name: s.unique(`n${index}`) });
      await post(s, CREATE, { headers: { 'content-type': type }, body, as: `type ${type}` });
    }
    await post(s, CREATE, { headers: {}, body: '{"name":"x"}', as: 'no type' });
    await post(s, CREATE, { headers: {}, as: 'no type, no body' });
    const id = await newExperiment(s);
    const text = { 'content-type': 'text/plain' };
    await s.get(
      '/mlflow/experiments/get',
      { experiment_id: id },
      { headers: text, as: 'GET with a text type' },
    );
    const path = '/mlflow/logged-models/m-1';
    await s.send({ method: 'DELETE', path, headers: text, body: 'x', as: 'DELETE with a text type' });
    await s.send({ method: 'PATCH', path, headers: text, body: 'x', as: 'PATCH with a text type' });
  }),
  sequence('wire/compressed bodies', async (s) => {
    const headers = { ...JSON_TYPE, 'content-encoding': 'gzip' };
    const name = s.unique('gzip');
    await post(s, CREATE, { headers, body: gzipSync(JSON.stringify({ name })), as: 'gzip body' });
    await post(s, CREATE, {
      headers,
      body: JSON.stringify({ name: s.unique('plain') }),
      as: 'broken gzip body',
    });
    const other = { ...JSON_TYPE, 'content-encoding': 'zstd' };
    await post(s, CREATE, {
      headers: other,
      body: JSON.stringify({ name: s.unique('zstd') }),
      as: 'unknown encoding',
    });
    await s.get(
      '/mlflow/experiments/get-by-name',
      { experiment_name: 'absent' },
      { headers: { 'accept-encoding': 'gzip' } },
    );
  }),
  sequence('wire/methods', async (s) => {
    for (const { path } of endpoints) {
      const concrete = path.replaceAll(/\{\w+\*?\}/g, 'x');
      const here = endpoints.filter((each) => each.path === path);
      const served = new Set(here.map((each) => each.method));
      for (const method of METHODS.filter((each) => !served.has(each))) {
        const body = ['POST', 'PUT', 'PATCH'].includes(method) ? { headers: JSON_TYPE, body: '{}' } : {};
        await s.send({ method, path: concrete, ...body, as: 'wrong method' });
      }
    }
  }),
  sequence('wire/unknown paths', async (s) => {
    const { runId: run_id } = await experimentAndRun(s);
    for (const path of [
      '/nope',
      '/api',
      '/api/2.0',
      '/api/2.0/mlflow',
      '/api/2.0/mlflow/nope',
      '/ajax-api/2.0/mlflow/nope/nope',
      `/api/1.0/mlflow/runs/get?run_id=${run_id}`,
      `/api/3.0/mlflow/runs/get?run_id=${run_id}`,
      `/api/2.0/mlflow/runs/get/?run_id=${run_id}`,
      `/api/2.0//mlflow/runs/get?run_id=${run_id}`,
      `/API/2.0/mlflow/runs/get?run_id=${run_id}`,
      `/api/2.0/mlflow/Runs/get?run_id=${run_id}`,
      `/api/2.0/mlflow/runs/%67et?run_id=${run_id}`,
      `/api/2.0/preview/mlflow/runs/get?run_id=${run_id}`,
      '/get-artifact/x',
      '/health/',
      '/health/x',
      '/HEALTH',
      '/version/',
      '/%',
      '/%zz',
      '/api/2.0/mlflow/experiments/list',
      '/api/2.0/mlflow/metrics/get?run_id=a&metric_key=b',
    ]) {
      await s.send({ method: 'GET', path, as: 'unknown path' });
    }
    await s.post('/api/2.0/mlflow/nope', {}, { as: 'unknown path' });
    await s.post('/api/2.0mlflow/experiments/search-datasets', {}, { as: 'path without a handler' });
  }),
  sequence('wire/both prefixes', async (s) => {
    const { experimentId, runId } = await experimentAndRun(s);
    for (const prefix of ['/api/2.0', '/ajax-api/2.0']) {
      await s.get(`${prefix}/mlflow/experiments/get`, { experiment_id: experimentId });
      await s.get(`${prefix}/mlflow/runs/get`, { run_id: runId });
      await s.post(`${prefix}/mlflow/runs/search`, { experiment_ids: [experimentId] });
      await s.post(`${prefix}/mlflow/runs/set-tag`, { run_id: runId, key: 'a', value: prefix });
      await s.post(`${prefix}/mlflow/logged-models/search`, { experiment_ids: [experimentId] });
      await s.get(`${prefix}/mlflow-artifacts/artifacts`, { path: 'nope' });
      await s.get(`${prefix}/mlflow/artifacts/list`, { run_id: runId });
    }
  }),
  sequence('wire/queries', async (s) => {
    const { experimentId, runId } = await experimentAndRun(s);
    const path = '/api/2.0/mlflow/runs/get';
    const query = `run_id=${runId}`;
    for (const text of [
      `${query}&`,
      `&${query}`,
      `${query};x=1`,
      `${query}#fragment`,
      `run_id=${runId}%20`,
      `run%5Fid=${runId}`,
      `RUN_ID=${runId}`,
      `runId=${runId}`,
      `run_id`,
      `run_id=`,
      `run_id=%ff`,
      `run_id=%zz`,
      `run_id=${runId}&run_id=other`,
      `run_id[]=${runId}`,
      `?${query}`,
      `${query}&${'x=1&'.repeat(300)}`,
    ]) {
      await s.send({ method: 'GET', path: `${path}?${text}`, as: text.slice(0, 60) });
    }
    const body = JSON.stringify({ run_id: runId });
    await s.send({ method: 'GET', path, headers: JSON_TYPE, body, as: 'GET with a body' });
    await s.send({ method: 'GET', path, body, as: 'GET with a body of no type' });
    await s.send({
      method: 'GET',
      path: `${path}?run_id=other`,
      headers: JSON_TYPE,
      body,
      as: 'GET with both',
    });
    const inQuery = `/api/2.0/mlflow/runs/delete?run_id=${runId}`;
    await post(s, inQuery, { body: '{}', as: 'POST with a query' });
    await s.get('/mlflow/experiments/get-by-name', { experiment_name: 'a+b %20 ü' }, { as: 'encoded name' });
    await s.send({
      method: 'GET',
      path: '/api/2.0/mlflow/experiments/get-by-name?experiment_name=a+b',
      as: 'plus sign',
    });
    await s.get('/mlflow/experiments/get', { experiment_id: experimentId }, { as: 'still there' });
  }),
  sequence('wire/hosts and origins', async (s) => {
    const { experimentId: experiment_id } = await experimentAndRun(s);
    const get = '/api/2.0/mlflow/experiments/get?experiment_id=0';
    for (const host of HOSTS) {
      for (const path of [get, '/health', '/version', '/api/3.0/mlflow/server-info']) {
        await s.send({ method: 'GET', path, headers: { host }, as: `Host ${host}` });
      }
    }
    const body = JSON.stringify({ experiment_id, key: 'a', value: 'b' });
    for (const origin of ORIGINS) {
      const path = '/mlflow/experiments/set-experiment-tag';
      await post(s, path, { headers: { ...JSON_TYPE, origin }, body, as: `POST from ${origin}` });
      await s.send({ method: 'GET', path: get, headers: { origin }, as: `GET from ${origin}` });
      const asks = {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      };
      await s.send({
        method: 'OPTIONS',
        path: `/api/2.0${path}`,
        headers: asks,
        as: `preflight from ${origin}`,
      });
      await s.send({
        method: 'PUT',
        path: '/mlflow-artifacts/artifacts/o',
        headers: { origin },
        body: 'x',
        as: `PUT from ${origin}`,
      });
    }
  }),
  sequence('server/health, version, server-info', async (s) => {
    for (const path of [
      '/health',
      '/version',
      '/api/3.0/mlflow/server-info',
      '/ajax-api/3.0/mlflow/server-info',
    ]) {
      await s.get(path);
      await s.get(path, { x: '1' }, { as: 'with a query' });
      await s.send({ method: 'HEAD', path, as: 'HEAD' });
    }
  }),
];

const HOSTS = [
  'localhost',
  'localhost:5000',
  '127.0.0.1:1',
  '[::1]:5000',
  '0.0.0.0',
  '10.1.2.3:80',
  '192.168.0.1',
  '172.16.0.1',
  '172.32.0.1',
  'evil.example',
  'localhost.evil.example',
  'LOCALHOST',
  '',
];

const ORIGINS = [
  'http://localhost:3000',
  'https://127.0.0.1',
  'http://[::1]:8080',
  'http://evil.example',
  'https://localhost.evil.example',
  'null',
  'file://',
  'http://192.168.0.1',
];
