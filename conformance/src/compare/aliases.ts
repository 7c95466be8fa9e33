/** What is known about one server before the first request. */
export interface ServerPlace {
  readonly url: string;
  readonly dir: string;
}

const RUN_ID = /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/g;
const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;
const PROXIED_ROOT = /(mlflow-artifacts:\/)(\d+)(?=\/|$)/g;
const NAMED_EXPERIMENT = /(\bid[=:]? ?'?|[Ee]xperiment(?: ID| id)?:? '?|IDs? \[?'?)(\d+)(?!\d)/g;
/** An artifact's path below the proxy's root begins with the id of its experiment. */
const PROXIED_PATH = /((?:artifact|file): ')(\d+)(?=\/)/g;
/** A Python set as text: its order changes with every start of the server. */
const PRINTED_SET = /\{('[^']*'(?:, '[^']*')+)\}/g;
/** SQLAlchemy's account of a failed statement, with the statement and the names of the tables. */
const DATABASE_TEXT = /\((?:sqlite3|psycopg2)\.\w+\).*/s;
const MEMORY_ADDRESS = /\b0x[0-9a-f]{8,}\b/g;
const GENERATED_NAME = /^[a-z]+-[a-z]+-\d{1,4}$/;

/**
 * Gives the values that differ between two servers for no reason of behaviour (ids, generated names, places) the same
 * stand-in on both: numbered by the step of first appearance, so that two answers that name the same run still do.
 */
export class Aliases {
  readonly #place: ServerPlace;
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  #step = 1;

  constructor(place: ServerPlace) {
    this.#place = place;
  }

  /** From here on new values are named after this step: one that is refused does not shift later names. */
  beginStep(step: number): void {
    this.#step = step;
  }

  /** The stand-in for `value`, a new one when it is seen for the first time. */
  of(kind: string, value: string): string {
    const key = `${kind}\n${value}`;
    const known = this.#names.get(key);
    if (known !== undefined) {
      return known;
    }
    const place = `${kind}#${this.#step}`;
    const count = (this.#counts.get(place) ?? 0) + 1;
    this.#counts.set(place, count);
    const alias = count === 1 ? `<${place}>` : `<${place}.${count}>`;
    this.#names.set(key, alias);
    return alias;
  }

  /** Replaces ids and places inside any text; experiment ids only where a text names one that was seen before. */
  inText(text: string): string {
    const { url, dir } = this.#place;
    return text
      .replaceAll(MEMORY_ADDRESS, '0x…')
      .replace(DATABASE_TEXT, '<database text>')
      .replaceAll(PRINTED_SET, (_, items: string) => `{${items.split(', ').toSorted().join(', ')}}`)
      .replaceAll(url, '<url>')
      .replaceAll(new URL(url).host, '<host>')
      .replaceAll(dir, '<dir>')
      .replaceAll(UUID, (id) => this.of('uuid', id))
      .replaceAll(RUN_ID, (id) => this.of('id', id))
      .replaceAll(PROXIED_ROOT, (_, start: string, id: string) => `${start}${this.of('experiment', id)}`)
      .replaceAll(PROXIED_PATH, this.#experimentBehind)
      .replaceAll(NAMED_EXPERIMENT, this.#experimentBehind);
  }

  readonly #experimentBehind = (whole: string, start: string, id: string): string => {
    const alias = this.#names.get(`experiment\n${id}`);
    return alias === undefined ? whole : `${start}${alias}`;
  };

  /** As `inText`, and a name that the server made up becomes a stand-in. */
  inName(text: string): string {
    return GENERATED_NAME.test(text) ? this.of('generated-name', text) : this.inText(text);
  }
}
