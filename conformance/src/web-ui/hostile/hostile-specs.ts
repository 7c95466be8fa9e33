export interface HostileSpec {
  readonly name: string;
  readonly json: object;
  /** A part of what is said instead of a chart. */
  readonly says?: RegExp;
}

const ACT = 'globalThis.hostile=1;top.hostile=1;window.hostile=1';
const POINT = {
  mark: { type: 'point', size: 4000, filled: true },
  encoding: { x: { value: 200 }, y: { value: 100 } },
};
const REFUSED = /\S/;
const TOO_LONG = /takes longer than|has ended/;

/** Each reaches for what is no value; those that are taken come to nothing. */
const EXPRESSIONS: readonly { readonly expression: string; readonly isTaken?: boolean }[] = [
  { expression: `datum.constructor.constructor('${ACT}')()` },
  { expression: `event.view.hostile = 1` },
  { expression: `[].constructor.constructor('${ACT}')` },
  { expression: `{'__proto__': {'hostile': 1}}` },
  { expression: `{'toString': datum.constructor.constructor, 'valueOf': '${ACT}'} + ''` },
  { expression: `event && event.target && event.target.ownerDocument.defaultView`, isTaken: true },
  { expression: `window.hostile` },
  { expression: `warn('a', datum) && error('b')` },
  { expression: `data('runs')`, isTaken: true },
];

/** Specifications of charts that load, leave, run, reach for the page or never end, if they are let. */
export function hostileSpecs(canary: string): readonly HostileSpec[] {
  return [
    ...loading(canary),
    ...leaving(canary),
    ...EXPRESSIONS.map(({ expression, isTaken }, at) => ({
      name: `an expression ${at + 1}`,
      ...(isTaken === true ? {} : { says: REFUSED }),
      json: {
        ...POINT,
        params: [{ name: 'p', expr: expression }],
        transform: [{ calculate: expression, as: 'made' }],
        encoding: { ...POINT.encoding, tooltip: { field: 'made', type: 'nominal' } },
      },
    })),
    ...reaching(),
    ...endless().map(({ name, json, says = TOO_LONG }) => ({ name, json, says })),
  ];
}

function loading(canary: string): HostileSpec[] {
  const lookup = { lookup: 'name', from: { data: { url: `${canary}/l.csv` }, key: 'a', fields: ['b'] } };
  return [
    { name: 'data by address', json: { ...POINT, data: { url: `${canary}/d.json` } } },
    { name: 'a lookup by address', json: { ...POINT, transform: [lookup] } },
    {
      name: 'a named source by address',
      json: { ...POINT, data: { name: 'x', url: `${canary}/n.json`, format: { type: 'csv' } } },
    },
  ].map((spec) => ({ ...spec, says: /Nothing is loaded/ }));
}

function leaving(canary: string): HostileSpec[] {
  const addresses = [`${canary}/go`, `javascript:${ACT}`, `data:text/html,<script>${ACT}</script>`];
  return addresses.map((address, at) => ({
    name: `a link and an image ${at + 1}`,
    json: {
      layer: [
        { ...POINT, encoding: { ...POINT.encoding, href: { value: address } } },
        {
          mark: { type: 'image', width: 200, height: 200 },
          encoding: { ...POINT.encoding, url: { value: address }, href: { value: address } },
        },
      ],
    },
  }));
}

/** Specifications that reach for the page. */
function reaching(): HostileSpec[] {
  const image = `<img src=x onerror="${ACT}">`;
  return [
    {
      name: 'controls in the page, and its events',
      json: {
        ...POINT,
        params: [
          { name: 'a', value: 1, bind: { input: 'range', element: 'body', name: image } },
          { name: 'b', select: { type: 'point', on: 'body:keydown' } },
          {
            name: 'c',
            select: { type: 'interval', on: '[window:pointerdown, window:pointerup] > window:pointermove' },
          },
        ],
      },
    },
    {
      name: 'texts of it',
      json: {
        ...POINT,
        title: { text: image },
        description: `<script>${ACT}</script>`,
        encoding: { ...POINT.encoding, tooltip: { value: image } },
      },
    },
    {
      name: 'prototypes',
      json: JSON.parse(
        '{"mark":{"type":"point","size":4000},"__proto__":{"hostile":1},"usermeta":{"__proto__":{"hostile":1}},' +
          '"config":{"__proto__":{"hostile":1},"constructor":{"prototype":{"hostile":1}}},"encoding":{' +
          '"x":{"value":200},"y":{"value":100},"tooltip":{"field":"__proto__.hostile","type":"nominal"}}}',
      ) as object,
    },
  ];
}

/** What would hold up the page, or take its memory. */
function endless(): HostileSpec[] {
  const many = { ...POINT, data: { sequence: { start: 0, stop: 1e9 } } };
  const slow = `test(regexp('^(a+)+$'), '${'a'.repeat(60)}b')`;
  return [
    { name: 'a thousand million rows', json: many, says: /at most 20,000/ },
    {
      name: 'rows that an expression makes',
      json: { ...POINT, transform: [{ calculate: 'sequence(1e9)', as: 'a' }, { flatten: ['a'] }] },
      says: /at most 20000/,
    },
    {
      name: 'a thousand million ticks',
      json: {
        ...POINT,
        encoding: { x: { field: 'start_time', type: 'quantitative', axis: { tickCount: 1e9 } } },
      },
      says: /at most 20,000/,
    },
    { name: 'a pattern without an end', json: { ...POINT, transform: [{ filter: slow }] } },
    {
      name: 'rows upon rows',
      json: {
        ...POINT,
        transform: Array.from({ length: 9 }, (_, at) => [
          { calculate: 'sequence(9000)', as: `a${at}` },
          { flatten: [`a${at}`] },
        ]).flat(),
      },
    },
    {
      name: 'a picture as wide as the world',
      json: { ...POINT, width: 1e8, height: 1e8 },
      says: /too large|could not|source|size|longer/,
    },
  ];
}
