/*
 * The grammar script language: text in, cases out. No I/O. README.md describes the language; the runners are
 * packages/search/src/grammar-scripts.test.ts (in memory) and run-over-http.ts (against a server).
 */

type Subject = 'runs' | 'experiments' | 'models';

/** One logged point of a metric; `value` may be NaN or infinite. */
export interface MetricPoint {
  readonly key: string;
  readonly value: number;
  readonly timestamp: number;
  readonly step: number;
  readonly dataset: { readonly name: string; readonly digest: string } | undefined;
}

interface LoadedDataset {
  readonly name: string;
  readonly digest: string;
  readonly context: string | undefined;
}

/** Something that a `load` section defines; `label` is its name inside the script only. */
export interface LoadedObject {
  readonly kind: 'experiment' | 'run' | 'model';
  readonly label: string;
  readonly experiment: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly metrics: readonly MetricPoint[];
  readonly params: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  readonly datasets: readonly LoadedDataset[];
  readonly line: number;
}

export type Expectation =
  | { readonly kind: 'results'; readonly labels: readonly string[]; readonly isOrdered: boolean }
  | {
      readonly kind: 'error';
      readonly text: string;
      /** Whether the whole message has to be equal, or only its beginning. */
      readonly match: 'whole' | 'start';
      readonly status: 400 | 500;
      /** `BAD_REQUEST` is how MLflow passes on what its database refuses; ours never answers it to a search. */
      readonly code: 'INVALID_PARAMETER_VALUE' | 'INTERNAL_ERROR' | 'BAD_REQUEST';
    };

export interface OrderItem {
  readonly field: string;
  readonly ascending: boolean | undefined;
  readonly datasetName: string | undefined;
  readonly datasetDigest: string | undefined;
}

export interface SearchCase {
  readonly subject: Subject;
  readonly line: number;
  readonly filter: string | undefined;
  /** For runs and experiments only `field` is filled, with the item as it goes over the wire. */
  readonly orderBy: readonly OrderItem[] | undefined;
  /** What our grammar answers. */
  readonly expected: Expectation;
  /** What a real MLflow server answers, where that is something else. */
  readonly expectedOfMlflow: Expectation;
  /** Why the two differ; undefined when they do not. */
  readonly difference: { readonly kind: 'superset' | 'differs'; readonly reason: string } | undefined;
}

export interface GrammarScript {
  readonly objects: readonly LoadedObject[];
  readonly cases: readonly SearchCase[];
}

interface Line {
  readonly number: number;
  readonly indent: number;
  readonly text: string;
}

function fail(line: number, message: string): never {
  throw new SyntaxError(`line ${line}: ${message}`);
}

/** Lines with content; a line that starts with `#` is a comment. Trailing blanks do not count. */
function readLines(text: string): Line[] {
  return text
    .split('\n')
    .map((raw, index) => {
      const trimmed = raw.trimEnd();
      const body = trimmed.trimStart();
      return { number: index + 1, indent: trimmed.length - body.length, text: body };
    })
    .filter(({ text: body }) => body !== '' && !body.startsWith('#'));
}

const wordPattern = /"(?:[^"\\]|\\.)*"|\S+/g;

/** Cuts a load line into words; a word in double quotes is a JSON string. */
function words(line: Line): string[] {
  return Array.from(line.text.matchAll(wordPattern), ([word]) =>
    word.startsWith('"') ? parseJson(word, line) : word,
  );
}

function parseJson(text: string, line: Line): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail(line.number, `not a JSON string: ${text}`);
  }
  return typeof value === 'string' ? value : fail(line.number, `not a JSON string: ${text}`);
}

/** The rest of a directive as free text, or the string behind `json`. */
function freeText(rest: string, line: Line): string {
  return rest.startsWith('json ') ? parseJson(rest.slice('json '.length), line) : rest;
}

function parseMetricValue(text: string, line: Line): number {
  if (text === 'nan') return Number.NaN;
  if (text === 'inf') return Number.POSITIVE_INFINITY;
  if (text === '-inf') return Number.NEGATIVE_INFINITY;
  const value = Number(text);
  return text === '' || Number.isNaN(value) ? fail(line.number, `not a metric value: ${text}`) : value;
}

function options(pairs: readonly string[], line: Line): ReadonlyMap<string, string> {
  return new Map(
    pairs.map((pair): [string, string] => {
      const equals = pair.indexOf('=');
      return equals < 0
        ? fail(line.number, `expected name=value: ${pair}`)
        : [pair.slice(0, equals), pair.slice(equals + 1)];
    }),
  );
}

function parseMetric(parts: readonly string[], line: Line): MetricPoint {
  const [key, value, ...rest] = parts;
  if (key === undefined || value === undefined) return fail(line.number, 'metric needs a key and a value');
  const given = options(rest, line);
  const dataset = given.get('dataset');
  const digest = given.get('digest');
  return {
    key,
    value: parseMetricValue(value, line),
    timestamp: Number(given.get('time') ?? 1),
    step: Number(given.get('step') ?? 0),
    dataset: dataset === undefined || digest === undefined ? undefined : { name: dataset, digest },
  };
}

function parseDataset(parts: readonly string[], line: Line): LoadedDataset {
  const [name, digest, context] = parts;
  if (name === undefined || digest === undefined)
    return fail(line.number, 'dataset needs a name and a digest');
  return { name, digest, context };
}

const attributeWords: Readonly<Record<LoadedObject['kind'], ReadonlySet<string>>> = {
  experiment: new Set(['name']),
  run: new Set(['name', 'status', 'start', 'end', 'user']),
  model: new Set(['name', 'status', 'type', 'source']),
};

class ObjectReader {
  readonly attributes = new Map<string, string>();
  readonly metrics: MetricPoint[] = [];
  readonly params = new Map<string, string>();
  readonly tags = new Map<string, string>();
  readonly datasets: LoadedDataset[] = [];
  readonly #kind: LoadedObject['kind'];

  constructor(kind: LoadedObject['kind']) {
    this.#kind = kind;
  }

  read(line: Line): void {
    const [directive = '', ...parts] = words(line);
    const [first, second] = parts;
    if (directive === 'metric') this.metrics.push(parseMetric(parts, line));
    else if (directive === 'dataset') this.datasets.push(parseDataset(parts, line));
    else if (first === undefined) fail(line.number, `${directive} needs a value`);
    else if (directive === 'param') this.params.set(first, second ?? '');
    else if (directive === 'tag') this.tags.set(first, second ?? '');
    else if (attributeWords[this.#kind].has(directive)) this.attributes.set(directive, first);
    else fail(line.number, `a ${this.#kind} has no ${directive}`);
  }
}

/** The lines right below `at` that are indented deeper than it. */
function childrenOf(lines: readonly Line[], at: number): Line[] {
  const parent = lines[at];
  const children: Line[] = [];
  for (const line of lines.slice(at + 1)) {
    if (parent === undefined || line.indent <= parent.indent) break;
    children.push(line);
  }
  return children;
}

function isObjectKind(text: string | undefined): text is LoadedObject['kind'] {
  return text === 'experiment' || text === 'run' || text === 'model';
}

function parseObject(lines: readonly Line[], at: number, defaultExperiment: string): LoadedObject {
  const line = lines[at] ?? fail(0, 'no such line');
  const [kind, label, preposition, experiment] = words(line);
  if (!isObjectKind(kind) || label === undefined)
    return fail(line.number, 'expected experiment, run or model with a label');
  if (preposition !== undefined && preposition !== 'in')
    return fail(line.number, `expected "in": ${preposition}`);
  const reader = new ObjectReader(kind);
  for (const child of childrenOf(lines, at)) reader.read(child);
  const { attributes, metrics, params, tags, datasets } = reader;
  const home = kind === 'experiment' ? label : (experiment ?? defaultExperiment);
  return { kind, label, experiment: home, attributes, metrics, params, tags, datasets, line: line.number };
}

function parseLoad(lines: readonly Line[]): LoadedObject[] {
  const objects: LoadedObject[] = [];
  const outermost = Math.min(...lines.map(({ indent }) => indent));
  let experiment = '';
  for (const [at, line] of lines.entries()) {
    if (line.indent > outermost) continue;
    const object = parseObject(lines, at, experiment);
    if (objects.some(({ label }) => label === object.label))
      fail(line.number, `${object.label} is defined twice`);
    if (object.kind === 'experiment') experiment = object.label;
    if (object.experiment === '') fail(line.number, `${object.label} is in no experiment`);
    objects.push(object);
  }
  return objects;
}

const labelList = /^(unordered\s+)?(none|[\w-]+(?:\s*,\s*[\w-]+)*)$/;
const errorForm = /^(internal-|database-)?error(-start)?\s+(.*)$/;

type ErrorExpectation = Extract<Expectation, { kind: 'error' }>;

const errorKinds: ReadonlyMap<string, Pick<ErrorExpectation, 'status' | 'code'>> = new Map([
  ['', { status: 400, code: 'INVALID_PARAMETER_VALUE' }],
  ['internal-', { status: 500, code: 'INTERNAL_ERROR' }],
  ['database-', { status: 400, code: 'BAD_REQUEST' }],
]);

function parseExpectation(text: string, line: Line): Expectation {
  const error = errorForm.exec(text);
  if (error !== null) {
    const [, origin = '', start, message = ''] = error;
    const kind = errorKinds.get(origin) ?? fail(line.number, `not an expectation: ${text}`);
    const match = start === undefined ? 'whole' : 'start';
    return { kind: 'error', text: freeText(message, line), match, ...kind };
  }
  const list = labelList.exec(text);
  if (list === null) return fail(line.number, `not an expectation: ${text}`);
  const [, unordered, labels = ''] = list;
  return {
    kind: 'results',
    labels: labels === 'none' ? [] : labels.split(',').map((label) => label.trim()),
    isOrdered: unordered === undefined,
  };
}

const directionAtEnd = /^(.*?)(?:\s+(ASC|DESC))?(?:\s+dataset=(\S+))?(?:\s+digest=(\S+))?$/;

function parseOrderItem(subject: Subject, text: string): OrderItem {
  if (subject !== 'models')
    return { field: text, ascending: undefined, datasetName: undefined, datasetDigest: undefined };
  const [, field = '', direction, datasetName, datasetDigest] = directionAtEnd.exec(text) ?? [];
  return {
    field,
    ascending: direction === undefined ? undefined : direction === 'ASC',
    datasetName,
    datasetDigest,
  };
}

function parseDifference(marker: string, line: Line): SearchCase['difference'] {
  if (marker === '') return undefined;
  const [kind = '', ...rest] = marker.split(' ');
  if (kind !== 'superset' && kind !== 'differs') return fail(line.number, `unknown marker: ${marker}`);
  const reason = rest.join(' ');
  if (kind === 'differs' && reason === '') return fail(line.number, 'differs needs a reason');
  return { kind, reason };
}

const caseHead = /^search (runs|experiments|models)\s*(.*)$/;

class CaseReader {
  readonly #subject: Subject;
  #filter: string | undefined;
  readonly #orderBy: OrderItem[] = [];
  #expected: Expectation | undefined;
  #expectedOfMlflow: Expectation | undefined;

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  read(line: Line): void {
    const [directive = ''] = line.text.split(' ', 1);
    const rest = line.text.slice(directive.length + 1);
    if (directive === 'filter') this.#filter = freeText(rest, line);
    else if (directive === 'order_by')
      this.#orderBy.push(parseOrderItem(this.#subject, freeText(rest, line)));
    else if (directive === 'expect') this.#expected = parseExpectation(rest, line);
    else if (directive === 'mlflow') this.#expectedOfMlflow = parseExpectation(rest, line);
    else fail(line.number, `a case has no ${directive}`);
  }

  finish(line: Line, marker: string): SearchCase {
    const expected = this.#expected ?? fail(line.number, 'a case needs an expectation');
    const difference = parseDifference(marker, line);
    if ((difference === undefined) !== (this.#expectedOfMlflow === undefined)) {
      fail(line.number, 'a marked case needs an mlflow line, and only a marked case has one');
    }
    return {
      subject: this.#subject,
      line: line.number,
      filter: this.#filter,
      orderBy: this.#orderBy.length === 0 ? undefined : this.#orderBy,
      expected,
      expectedOfMlflow: this.#expectedOfMlflow ?? expected,
      difference,
    };
  }
}

function isSubject(text: string | undefined): text is Subject {
  return text === 'runs' || text === 'experiments' || text === 'models';
}

function parseCase(lines: readonly Line[], at: number): SearchCase {
  const line = lines[at] ?? fail(0, 'no such line');
  const [, subject, marker = ''] = caseHead.exec(line.text) ?? [];
  if (!isSubject(subject)) return fail(line.number, `expected load or search: ${line.text}`);
  const reader = new CaseReader(subject);
  for (const child of childrenOf(lines, at)) reader.read(child);
  return reader.finish(line, marker);
}

/** Parses a grammar script; anything that it does not know is a SyntaxError with the line number. */
export function parseGrammarScript(text: string): GrammarScript {
  const lines = readLines(text);
  const objects: LoadedObject[] = [];
  const cases: SearchCase[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.indent > 0) continue;
    if (line.text === 'load') objects.push(...parseLoad(childrenOf(lines, at)));
    else cases.push(parseCase(lines, at));
  }
  const labels = new Set(objects.map(({ label }) => label));
  for (const { expected, expectedOfMlflow, line } of cases) {
    for (const expectation of [expected, expectedOfMlflow]) {
      if (expectation.kind === 'error') continue;
      const unknown = expectation.labels.find((label) => !labels.has(label));
      if (unknown !== undefined) fail(line, `expects ${unknown}, which is not loaded`);
    }
  }
  return { objects, cases };
}

/** Replaces `{label}` by the id that the runner gave to the object, and `{label.name}` by its full name. */
export function withIds(text: string, ids: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\{([\w.-]+)\}/g, (whole, label: string) => ids.get(label) ?? whole);
}
