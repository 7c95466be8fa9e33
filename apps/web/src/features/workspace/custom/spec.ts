/** A Vega-Lite specification as somebody wrote it, and what of the workspace it needs. */
export interface CustomSpec {
  readonly json: Readonly<Record<string, unknown>>;
  /** Columns of runs that it names. */
  readonly columns: readonly string[];
  /** It draws the course of metrics, not only runs. */
  readonly hasMetrics: boolean;
  /** The metrics whose course it wants; all unless given. */
  readonly metrics: readonly string[] | undefined;
}

export type SpecReading = { readonly spec: CustomSpec } | { readonly fault: string };

const SPEC_CHARACTERS_MAX = 20_000;
const COLUMNS_MAX = 60;
const TITLE_CHARACTERS_MAX = 200;
const MARKS = [
  'arc',
  'area',
  'bar',
  'boxplot',
  'circle',
  'errorband',
  'errorbar',
  'geoshape',
  'image',
  'line',
  'point',
  'rect',
  'rule',
  'square',
  'text',
  'tick',
  'trail',
];
/** A specification has one of these. */
const BODIES = ['mark', 'layer', 'hconcat', 'vconcat', 'concat', 'spec'];
/** What lies under these is not Vega-Lite's. */
const FOREIGN = new Set(['values', 'datasets', 'usermeta']);
/** What nests deeper was written to nest. */
const DEPTH_MAX = 60;

/** Reads a specification; the text may come from anywhere. */
export function readSpec(text: string): SpecReading {
  if (text.length > SPEC_CHARACTERS_MAX)
    return { fault: `A specification has at most ${SPEC_CHARACTERS_MAX.toLocaleString('en')} characters.` };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { fault: jsonFault(text, error as Error) };
  }
  if (!isObject(json)) return { fault: 'A specification is a JSON object: { "mark": …, "encoding": … }.' };
  if (!BODIES.some((name) => json[name] !== undefined))
    return { fault: `A specification has one of ${BODIES.join(', ')}.` };
  const visit = visited(json);
  if ('fault' in visit) return visit;
  return {
    spec: {
      json,
      columns: [...visit.columns].slice(0, COLUMNS_MAX),
      hasMetrics: visit.hasMetrics,
      metrics: wantedMetrics(json),
    },
  };
}

/** What a specification calls itself. */
export function specTitle(spec: CustomSpec | undefined): string | undefined {
  const title = spec?.json['title'];
  const text = isObject(title) ? title['text'] : title;
  const said = typeof text === 'string' ? text : spec?.json['description'];
  return typeof said === 'string' && said !== '' ? said.slice(0, TITLE_CHARACTERS_MAX) : undefined;
}

/** The text as it is kept: as short as it can be. */
export function compactSpec(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

/** The text as people read it. */
export function prettySpec(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

/** Where a new panel begins. */
export function firstSpec(x: string, y: string): string {
  return JSON.stringify({
    data: { name: 'runs' },
    mark: 'point',
    encoding: {
      x: { field: fieldOf(x), type: 'quantitative', title: titleOf(x) },
      y: { field: fieldOf(y), type: 'quantitative', title: titleOf(y) },
    },
  });
}

/** A column as Vega names a nested field: a dot within a key would begin another level. */
function fieldOf(column: string): string {
  const [, entity = '', key = ''] = /^(\w+)\.(.*)$/s.exec(column) ?? [];
  return /[.[\]'"]/.test(key) ? `${entity}['${key.replaceAll("'", String.raw`\'`)}']` : `${entity}.${key}`;
}

function titleOf(column: string): string {
  return column.slice(column.indexOf('.') + 1);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Browsers word it differently; the line and the column are what helps. */
function jsonFault(text: string, { message }: Error): string {
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  if (position === undefined) return `This is no JSON: ${message}`;
  const before = text.slice(0, Number(position)).split('\n');
  const said = message.replace(/ in JSON at position.*$/s, '').replace(/ at position.*$/s, '');
  return `This is no JSON: ${said}, line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}.`;
}

/** `usermeta` is the place in Vega-Lite for what concerns others than Vega. */
function wantedMetrics({ usermeta }: Readonly<Record<string, unknown>>): readonly string[] | undefined {
  const metrics = isObject(usermeta) ? usermeta['metrics'] : undefined;
  return Array.isArray(metrics)
    ? metrics.filter((name): name is string => typeof name === 'string')
    : undefined;
}

type Visit = { readonly columns: ReadonlySet<string>; readonly hasMetrics: boolean };

function visited(json: unknown): Visit | { readonly fault: string } {
  const columns = new Set<string>();
  let hasMetrics = false;
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: json, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    if (depth > DEPTH_MAX) return { fault: `A specification nests at most ${DEPTH_MAX} levels.` };
    if (typeof value === 'string') for (const column of columnsIn(value)) columns.add(column);
    if (typeof value !== 'object' || value === null) continue;
    const { data } = value as { readonly data?: unknown };
    if (isObject(data)) {
      if (data['url'] !== undefined)
        return {
          fault: 'Nothing is loaded from an address: data are { "name": "runs" } or { "name": "metrics" }.',
        };
      if (data['name'] === 'metrics') hasMetrics = true;
    }
    const odd = oddMark((value as { readonly mark?: unknown }).mark);
    if (odd !== undefined) return { fault: `${odd} is no mark; there are ${MARKS.join(', ')}.` };
    for (const [key, member] of Object.entries(value))
      if (!FOREIGN.has(key)) waiting.push({ value: member, depth: depth + 1 });
  }
  return { columns, hasMetrics };
}

/** Vega-Lite itself stumbles over a mark that it does not know. */
function oddMark(mark: unknown): string | undefined {
  const type = isObject(mark) ? mark['type'] : mark;
  return typeof type === 'string' && !MARKS.includes(type) ? type.slice(0, TITLE_CHARACTERS_MAX) : undefined;
}

const PREFIX = /^(metrics|params|tags)\.(.+)$/s;
const ACCESS =
  /\b(metrics|params|tags)(?:['"]\])?(?:\.([^\s.[\]()'",+*<>=!&|?:;\\^%]+)|\[(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"|([^\]'"\\]+))\])/gs;

/** Columns that a field or an expression may mean: of `metrics.a-b` both `a-b` and `a`. */
function columnsIn(text: string): string[] {
  const [, entity, key] = PREFIX.exec(text) ?? [];
  const whole =
    key === undefined || /[[\]]/.test(key) ? [] : [`${entity}.${key.replaceAll(/\\(.)/gs, '$1')}`];
  const parts = [...text.matchAll(ACCESS)].flatMap(([, of, dotted, single, double, bare]) => {
    const quoted = single ?? double ?? bare;
    if (quoted !== undefined) return [`${of}.${quoted.replaceAll(/\\(.)/gs, '$1')}`];
    const name = dotted ?? '';
    const shorter = name.split(/[-/]/).slice(0, -1);
    return [`${of}.${name}`, ...(shorter.length > 0 ? [`${of}.${shorter[0] ?? ''}`] : [])];
  });
  return [...whole, ...parts].filter((column) => !column.endsWith('.'));
}
