import { describe, expect, it } from 'vitest';
import { contentDisposition } from './content-disposition.ts';
import { contentType } from './content-type.ts';

describe('contentType', () => {
  // Each row is what MLflow 3.17.2 guesses.
  const expected: Record<string, string> = {
    'text/plain':
      'a.txt a.log a.json a.js a.py a.yaml a.yml a.xml a.csv a.tsv a.md a.ipynb a.toml d/MLmodel mlproject log json ' +
      'foo.MLmodel A.TXT a.txt.gz a.b.json',
    'text/html': 'a.html a.htm A.HTML',
    'image/svg+xml': 'a.svg a.svgz',
    'image/png': 'a.png d.json/a.png',
    'image/jpeg': 'a.jpg a.jpeg',
    'image/webp': 'a.webp',
    'application/json': 'A.JSON a.json.gz',
    'application/pdf': 'a.pdf',
    'application/zip': 'a.zip',
    'application/x-tar': 'a.tar a.tgz a.tar.gz a.tar.bz2 a.tar.xz',
    'application/x-hdf5': 'a.h5',
    'text/csv': 'a.csv.gz',
    'text/x-python': 'a.py.gz',
    'audio/x-wav': 'a.wav',
    'video/mp4': 'a.mp4',
    'application/octet-stream':
      'a a.bin a.pkl a.parquet a.onnx a.npy a.gz a.Z a.xz a.safetensors a.unknown .json . a. a.YAML mlmodel a.jsonl ' +
      '.. ..json a.joblib __proto__ a.constructor a.toString',
  };
  it.each(Object.entries(expected))('%s', (mediaType, names) => {
    for (const name of names.split(' ')) expect([name, contentType(name)]).toEqual([name, mediaType]);
  });
});

describe('contentDisposition', () => {
  // Each row is what MLflow 3.17.2 sends.
  it.each([
    ['a.txt', 'attachment; filename=a.txt'],
    ['a b.txt', 'attachment; filename="a b.txt"'],
    ['a"b.txt', String.raw`attachment; filename="a\"b.txt"`],
    ['a;b=c', 'attachment; filename="a;b=c"'],
    ["it's", "attachment; filename=it's"],
    ['100%.txt', 'attachment; filename=100%.txt'],
    ['é.txt', "attachment; filename=e.txt; filename*=UTF-8''%C3%A9.txt"],
    ['e\u0301.txt', "attachment; filename=e.txt; filename*=UTF-8''e%CC%81.txt"],
    ['日本語', "attachment; filename=download; filename*=UTF-8''%E6%97%A5%E6%9C%AC%E8%AA%9E"],
    ['日本語.txt', "attachment; filename=.txt; filename*=UTF-8''%E6%97%A5%E6%9C%AC%E8%AA%9E.txt"],
    ["ü b'(*).txt", `attachment; filename="u b'(*).txt"; filename*=UTF-8''%C3%BC%20b%27%28%2A%29.txt`],
    ['\u{1F600}~!#$&+-.^_`|', "attachment; filename=~!#$&+-.^_`|; filename*=UTF-8''%F0%9F%98%80~!#$&+-.^_`|"],
    ['', 'attachment; filename=""'],
  ])('%j', (name, header) => {
    expect(contentDisposition(name)).toBe(header);
  });
});
