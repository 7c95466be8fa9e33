import { hostileTexts } from './hostile-texts.ts';

export interface HostileFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Files of each kind that a page shows, all of which would do something if it let them. */
export function hostileFiles(canary: string): readonly HostileFile[] {
  const texts = hostileTexts(canary);
  const act = `top.hostile=1;window.hostile=1;fetch('${canary}/file');alert(1);location='${canary}/go'`;
  const html = `<!doctype html><title>x</title><p>shown</p><script>${act}</script>${texts.join('\n')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="${act}"><script>${act}</script><image href="${canary}/svg.png"/></svg>`;
  const lines = texts.map((text) => text.replaceAll(/[\r\n]/g, ' '));
  return [
    { path: 'page.html', content: html },
    { path: 'picture.svg', content: svg },
    { path: 'notes.md', content: `# shown\n\n${texts.join('\n\n')}` },
    { path: 'table.csv', content: `name,value\n${lines.map(csvRow).join('\n')}` },
    { path: 'table.tsv', content: `name\tvalue\n${lines.map((line) => `${line}\tx`).join('\n')}` },
    { path: 'data.json', content: hostileJson(texts) },
    {
      path: 'rows.jsonl',
      content: texts.map((text) => JSON.stringify({ [text.slice(0, 40)]: text })).join('\n'),
    },
    {
      path: 'logged-table.json',
      content: JSON.stringify({ columns: texts.slice(0, 9), data: [texts.slice(0, 9)] }),
    },
    { path: 'config.yaml', content: lines.map((line, at) => `key${at}: ${JSON.stringify(line)}`).join('\n') },
    { path: 'script.py', content: texts.join('\n') },
    { path: 'train.log', content: lines.map((line) => `ERROR ${line}`).join('\n') },
    { path: 'book.ipynb', content: notebook(texts, html) },
    { path: 'map.geojson', content: map(texts) },
    { path: 'model/MLmodel', content: mlmodel(texts) },
    { path: 'net.safetensors', content: safetensors(texts) },
    { path: 'fake.png', content: html },
    { path: 'fake.pdf', content: html },
    { path: 'fake.parquet', content: html },
    { path: 'fake.npy', content: html },
    { path: 'fake.zip', content: html },
    { path: 'fake.mp3', content: html },
    {
      path: 'document.xhtml',
      content: `<html xmlns="http://www.w3.org/1999/xhtml"><script>${act}</script></html>`,
    },
    {
      path: 'document.xml',
      content: `<?xml-stylesheet href="${canary}/x.xsl" type="text/xsl"?><a>${svg}</a>`,
    },
    { path: 'noending', content: html },
    { path: '<img src=x onerror=hostile=1>.txt', content: html },
    { path: 'folder <b onclick=hostile=1>/"quotes" & \'more\'.txt', content: 'shown' },
  ];
}

function csvRow(text: string): string {
  return `"${text.replaceAll('"', '""')}",=1+1`;
}

function hostileJson(texts: readonly string[]): string {
  return `{"__proto__":{"hostile":1},"constructor":{"prototype":{"hostile":1}},"texts":${JSON.stringify(texts)}}`;
}

function notebook(texts: readonly string[], html: string): string {
  const output = { output_type: 'display_data', data: { 'text/html': html, 'text/plain': 'shown' } };
  const script = { output_type: 'display_data', data: { 'application/javascript': 'window.hostile=1' } };
  const image = {
    output_type: 'display_data',
    data: { 'image/png': '" onerror="window.hostile=1', 'image/svg+xml': html },
  };
  return JSON.stringify({
    nbformat: 4,
    metadata: {},
    cells: [
      { cell_type: 'markdown', source: texts },
      { cell_type: 'code', source: texts, outputs: [output, script, image] },
      { cell_type: 'raw', source: html },
    ],
  });
}

function map(texts: readonly string[]): string {
  const features = texts.map((text, at) => ({
    type: 'Feature',
    properties: { name: text },
    geometry: { type: 'Point', coordinates: [at % 20, at / 20] },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

function yaml(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function mlmodel(texts: readonly string[]): string {
  const inputs = texts.slice(0, 60).map((name) => ({ name, type: 'double' }));
  return [
    'flavors:',
    '  python_function:',
    ...texts.slice(0, 60).map((text, at) => `    key${at}: ${JSON.stringify(text)}`),
    'signature:',
    `  inputs: ${yaml(JSON.stringify(inputs))}`,
  ].join('\n');
}

function safetensors(texts: readonly string[]): Uint8Array {
  const names = texts.slice(0, 60).map((name) => [name, { dtype: 'F32', shape: [0], data_offsets: [0, 0] }]);
  const header = new TextEncoder().encode(JSON.stringify(Object.fromEntries(names)));
  const bytes = new Uint8Array(8 + header.byteLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.byteLength), true);
  bytes.set(header, 8);
  return bytes;
}
