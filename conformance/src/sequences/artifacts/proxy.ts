import { Buffer } from 'node:buffer';
import type { Player, Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { UNSAFE_PATHS } from './unsafe-paths.ts';

const ROOT = '/mlflow-artifacts/artifacts';
const FILE = { isArtifact: true };

/** A folder of the artifact store that only this sequence uses. */
function folderOf(s: Player): string {
  return `conformance/${s.unique('f').replaceAll(' ', '-')}`;
}

interface Upload {
  readonly path: string;
  readonly body: string | Buffer;
  readonly as?: string;
}

function put(s: Player, { path, ...upload }: Upload): Promise<unknown> {
  const headers = { 'content-type': 'application/octet-stream' };
  return s.send({ method: 'PUT', path: `${ROOT}/${path}`, headers, ...upload });
}

const FILE_NAMES: readonly string[] = [
  'a.txt',
  'a.log',
  'a.json',
  'a.yaml',
  'a.csv',
  'a.md',
  'a.py',
  'a.js',
  'a.html',
  'a.svg',
  'a.png',
  'a.jpg',
  'a.gif',
  'a.pdf',
  'a.bin',
  'a.pkl',
  'a.parquet',
  'a.zip',
  'a.gz',
  'a.tar.gz',
  'a.npy',
  'a.wasm',
  'a.xml',
  'a.css',
  'a.ipynb',
  'a.mp4',
  'a.wav',
  'a.onnx',
  'a.TXT',
  'a.Html',
  'a.',
  '.hidden',
  'noextension',
  'MLmodel',
  'MLproject',
  'conda.yaml',
  'a b.txt',
  "it's.txt",
  'a,b;c.txt',
  'ünï.txt',
  '日本.bin',
  'a"b.txt',
];

export const proxySequences: readonly Sequence[] = [
  sequence('mlflow-artifacts/upload, download, list, delete', async (s) => {
    const folder = folderOf(s);
    await s.get(ROOT, { path: folder }, { as: 'nothing there yet' });
    await put(s, { path: `${folder}/sub/a.txt`, body: 'hello' });
    await put(s, { path: `${folder}/b.bin`, body: Buffer.from([0, 1, 2, 255, 254]) });
    await put(s, { path: `${folder}/empty`, body: Buffer.alloc(0), as: 'empty' });
    await s.get(ROOT, { path: folder });
    await s.get(ROOT, { path: `${folder}/` }, { as: 'slash at the end' });
    await s.get(ROOT, { path: `${folder}/sub` });
    await s.get(ROOT, { path: `${folder}/b.bin` }, { as: 'list of a file' });
    await s.get(ROOT, { path: `${folder}/nope` }, { as: 'list of nothing' });
    await s.get(`${ROOT}/${folder}/sub/a.txt`, {}, FILE);
    await s.get(`/ajax-api/2.0${ROOT}/${folder}/sub/a.txt`, {}, FILE);
    await s.get(`${ROOT}/${folder}/b.bin`, {}, FILE);
    await s.get(`${ROOT}/${folder}/empty`, {}, FILE);
    await s.get(`${ROOT}/${folder}/nope`, {}, { as: 'missing' });
    await s.get(`${ROOT}/${folder}/sub`, {}, { as: 'a folder' });
    await s.get(`${ROOT}/${folder}/sub/`, {}, { as: 'a folder with a slash' });
    await put(s, { path: `${folder}/sub/a.txt`, body: 'changed', as: 'overwritten' });
    await s.get(`${ROOT}/${folder}/sub/a.txt`, {}, FILE);
    await put(s, { path: `${folder}/sub`, body: 'x', as: 'over a folder' });
    await put(s, { path: `${folder}/b.bin/inside`, body: 'x', as: 'below a file' });
    await put(s, { path: `${folder}/ends/`, body: 'x', as: 'a slash at the end' });
    await s.send({ method: 'DELETE', path: `${ROOT}/${folder}/b.bin` });
    await s.send({ method: 'DELETE', path: `${ROOT}/${folder}/b.bin`, as: 'again' });
    await s.get(`${ROOT}/${folder}/b.bin`, {}, { as: 'deleted' });
    await s.send({ method: 'DELETE', path: `${ROOT}/${folder}`, as: 'a tree' });
    await s.get(ROOT, { path: folder }, { as: 'deleted tree' });
  }),
  sequence('mlflow-artifacts/file names and media types', async (s) => {
    const folder = folderOf(s);
    for (const name of FILE_NAMES) {
      const path = `${folder}/${encodeURIComponent(name)}`;
      await put(s, { path, body: `content of ${name}`, as: name });
      await s.get(`${ROOT}/${path}`, {}, { ...FILE, as: name });
    }
    await s.get(ROOT, { path: folder });
  }),
  sequence('mlflow-artifacts/ranges and conditions', async (s) => {
    const path = `${ROOT}/${folderOf(s)}/digits.bin`;
    await put(s, { path: path.slice(ROOT.length + 1), body: '0123456789' });
    for (const range of [
      'bytes=0-3',
      'bytes=5-',
      'bytes=-4',
      'bytes=0-0',
      'bytes=0-99',
      'bytes=10-',
      'bytes=20-30',
      'bytes=3-1',
      'bytes=0-1,4-5',
      'bytes=abc',
      'lines=0-1',
      'bytes=-0',
      'bytes=-99',
    ]) {
      await s.get(path, {}, { ...FILE, as: `Range ${range}`, headers: { range } });
    }
    const full = await s.get(path, {}, FILE);
    const etag = full.headers['etag'] ?? '';
    await s.get(path, {}, { ...FILE, as: 'If-None-Match', headers: { 'if-none-match': etag } });
    await s.get(
      path,
      {},
      { ...FILE, as: 'If-Range alike', headers: { 'if-range': etag, range: 'bytes=0-1' } },
    );
    await s.get(
      path,
      {},
      { ...FILE, as: 'If-Range unlike', headers: { 'if-range': '"x"', range: 'bytes=0-1' } },
    );
    await s.send({ method: 'HEAD', path, as: 'HEAD' });
  }),
  sequence('mlflow-artifacts/unsafe paths', async (s) => {
    for (const path of UNSAFE_PATHS) {
      await s.send({ method: 'GET', path: `${ROOT}/${path}`, as: `download ${path}` });
      await put(s, { path, body: 'x', as: `upload ${path}` });
      if (path !== '.') {
        // The whole store, with what other sequences keep there: MLflow deletes it when asked to.
        await s.send({ method: 'DELETE', path: `${ROOT}/${path}`, as: `delete ${path}` });
        await s.send({ method: 'GET', path: `${ROOT}?path=${path}`, as: `list ${path}` });
      }
      await s.post(
        `/mlflow-artifacts/mpu/create/${path}`,
        { path: 'a', num_parts: 1 },
        { as: `multipart ${path}` },
      );
      await s.send({ method: 'GET', path: `/mlflow-artifacts/presigned/${path}`, as: `presigned ${path}` });
    }
  }),
  sequence('mlflow-artifacts/multipart and presigned', async (s) => {
    const folder = folderOf(s);
    const mpu = '/mlflow-artifacts/mpu';
    await s.post(`${mpu}/create/${folder}`, { path: 'a.bin', num_parts: 2 });
    await s.post(`${mpu}/complete/${folder}`, {
      path: 'a.bin',
      upload_id: 'u',
      parts: [{ part_number: 1, etag: 'e' }],
    });
    await s.post(`${mpu}/abort/${folder}`, { path: 'a.bin', upload_id: 'u' });
    await put(s, { path: `${folder}/a.bin`, body: 'x' });
    await s.get(`/mlflow-artifacts/presigned/${folder}/a.bin`);
    await s.get(`/mlflow-artifacts/presigned/${folder}/nope`, {}, { as: 'missing' });
  }),
  sequence('mlflow-artifacts/uploads of other kinds', async (s) => {
    const folder = folderOf(s);
    const path = `${ROOT}/${folder}`;
    const body = '{"a": 1}';
    await s.send({ method: 'PUT', path: `${path}/1`, body, as: 'no content type' });
    await s.send({
      method: 'PUT',
      path: `${path}/2`,
      headers: { 'content-type': 'application/json' },
      body,
      as: 'JSON',
    });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    await s.send({ method: 'PUT', path: `${path}/3`, headers: form, body: 'a=1', as: 'form' });
    const chunked = { 'transfer-encoding': 'chunked', 'content-type': 'text/plain' };
    await s.send({ method: 'PUT', path: `${path}/4`, headers: chunked, body: 'in chunks', as: 'chunked' });
    const gzip = { 'content-encoding': 'gzip', 'content-type': 'text/plain' };
    await s.send({
      method: 'PUT',
      path: `${path}/5`,
      headers: gzip,
      body: 'not really gzip',
      as: 'gzip header',
    });
    await s.send({ method: 'PUT', path: `${path}/6`, as: 'no body' });
    await s.send({ method: 'POST', path: `${path}/7`, headers: form, body: 'a=1', as: 'POST' });
    await s.send({ method: 'PUT', path: `${path}/8`, body: Buffer.alloc(3_000_000, 'x'), as: '3 MB' });
    await s.get(ROOT, { path: folder });
    for (const name of ['1', '2', '3', '4', '5', '6']) {
      await s.get(`${path}/${name}`, {}, FILE);
    }
  }),
];
