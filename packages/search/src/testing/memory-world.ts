import type {
  GrammarScript,
  LoadedObject,
  MetricPoint,
  SearchCase,
} from '../../../../conformance/grammar/script.ts';
import { withIds } from '../../../../conformance/grammar/script.ts';
import type { Entity, Expression, LoggedModelOrderTerm, Lookup, OrderTerm, StoredValue } from '../index.ts';
import {
  matches,
  parseExperimentFilter,
  parseExperimentOrderBy,
  parseLoggedModelFilter,
  parseLoggedModelOrderBy,
  parseRunFilter,
  parseRunOrderBy,
} from '../index.ts';

/* The objects of a grammar script in memory, searched with the parser, the evaluator and an ordering of its own. */

interface Item {
  readonly object: LoadedObject;
  readonly id: string;
  readonly createdAt: number;
  readonly lookup: Lookup;
}

/** The SQL store keeps infinities as the greatest double. */
function stored(value: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}

function present(value: StoredValue | undefined): readonly StoredValue[] {
  return value === undefined ? [] : [value];
}

function isLater(point: MetricPoint, other: MetricPoint): boolean {
  const isGreater = [point.step - other.step, point.timestamp - other.timestamp, point.value - other.value];
  return (isGreater.find((difference) => difference !== 0) ?? 0) > 0;
}

function latest(object: LoadedObject, key: string): number | undefined {
  const points = object.metrics.filter((point) => point.key === key);
  if (points.length === 0) return undefined;
  return stored(points.reduce((best, point) => (isLater(point, best) ? point : best)).value);
}

function numberOrNull(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

function runAttribute(object: LoadedObject, key: string, id: string): StoredValue {
  const { attributes } = object;
  const values: Record<string, StoredValue> = {
    run_id: id,
    run_name: attributes.get('name') ?? object.label,
    user_id: attributes.get('user') ?? '',
    status: attributes.get('status') ?? 'RUNNING',
    start_time: numberOrNull(attributes.get('start')),
    end_time: numberOrNull(attributes.get('end')),
    artifact_uri: `mlflow-artifacts:/1/${id}/artifacts`,
  };
  return values[key] ?? null;
}

/** A run's name is also a tag. */
function reservedTag(object: LoadedObject, key: string): string | undefined {
  return key === 'mlflow.runName' ? (object.attributes.get('name') ?? object.label) : undefined;
}

function runLookup(object: LoadedObject, id: string): Lookup {
  return (entity, key) => {
    if (entity === 'attribute') return [runAttribute(object, key, id)];
    if (entity === 'metric') return present(latest(object, key));
    if (entity === 'param') return present(object.params.get(key));
    if (entity === 'tag') return present(object.tags.get(key) ?? reservedTag(object, key));
    return object.datasets
      .map((dataset) => ({ name: dataset.name, digest: dataset.digest, context: dataset.context })[key])
      .filter((value) => value !== undefined);
  };
}

function experimentLookup(object: LoadedObject, id: string, createdAt: number): Lookup {
  const attributes: Record<string, StoredValue> = {
    name: object.attributes.get('name') ?? object.label,
    experiment_id: id,
    creation_time: createdAt,
    last_update_time: createdAt,
  };
  return (entity, key) =>
    entity === 'attribute' ? [attributes[key] ?? null] : present(object.tags.get(key));
}

const modelStatuses = ['UNSPECIFIED', 'PENDING', 'READY', 'UPLOAD_FAILED'];

function modelLookup(object: LoadedObject, id: string, world: MemoryWorld): Lookup {
  const { attributes: given } = object;
  const createdAt = world.creationTime(object);
  const status = (given.get('status') ?? 'PENDING').replace('LOGGED_MODEL_', '');
  const attributes: Record<string, StoredValue> = {
    model_id: id,
    name: given.get('name') ?? object.label,
    model_type: given.get('type') ?? '',
    source_run_id: world.ids.get(given.get('source') ?? '') ?? '',
    experiment_id: world.ids.get(object.experiment) ?? '',
    status: modelStatuses.indexOf(status),
    creation_timestamp_ms: createdAt,
    last_updated_timestamp_ms: createdAt,
    artifact_location: `mlflow-artifacts:/1/models/${id}/artifacts`,
    lifecycle_stage: 'active',
  };
  return (entity, key) => {
    if (entity === 'attribute') return [attributes[key] ?? null];
    if (entity === 'param') return present(object.params.get(key));
    if (entity === 'tag') return present(object.tags.get(key));
    const points = object.metrics.filter((point) => point.key === key);
    return points.map(({ value }) => stored(value));
  };
}

/** The model metric that orders: the point with the greatest (timestamp, step), of one dataset when one is named. */
function modelOrderValue(item: Item, term: LoggedModelOrderTerm): StoredValue {
  if (term.entity !== 'metric') return item.lookup(term.entity, term.key)[0] ?? null;
  const points = item.object.metrics.filter(
    ({ key, dataset }) =>
      key === term.key &&
      (term.dataset_name === undefined || dataset?.name === term.dataset_name) &&
      (term.dataset_digest === undefined || dataset?.digest === term.dataset_digest),
  );
  const [newest] = points.toSorted((a, b) => b.timestamp - a.timestamp || b.step - a.step);
  return newest === undefined ? null : stored(newest.value);
}

/** Numbers and text first, then NaN, then what is missing, in both directions. */
function rank(value: StoredValue): number {
  if (value === null) return 2;
  return Number.isNaN(value) ? 1 : 0;
}

function compareValues(left: StoredValue, right: StoredValue): number {
  if (left === null || right === null || left === right) return 0;
  return left < right ? -1 : 1;
}

type OrderValue<Term> = (item: Item, term: Term) => StoredValue;

function sorted<Term extends OrderTerm>(
  items: readonly Item[],
  terms: readonly Term[],
  valueOf: OrderValue<Term>,
): Item[] {
  return items.toSorted((left, right) => {
    for (const term of terms) {
      const [a, b] = [valueOf(left, term), valueOf(right, term)];
      const byRank = rank(a) - rank(b);
      const byValue = rank(a) === 0 ? compareValues(a, b) : 0;
      const order = byRank === 0 ? byValue * (term.ascending ? 1 : -1) : byRank;
      if (order !== 0) return order;
    }
    return 0;
  });
}

function lookupValue(
  item: Item,
  { entity, key }: { readonly entity: Entity; readonly key: string },
): StoredValue {
  return item.lookup(entity, key)[0] ?? null;
}

function byAttribute(key: string, ascending: boolean): OrderTerm {
  return { entity: 'attribute', key, ascending };
}

function unlessNamed(terms: readonly OrderTerm[], tieBreak: OrderTerm): OrderTerm[] {
  const isNamed = terms.some(({ entity, key }) => entity === 'attribute' && key === tieBreak.key);
  return isNamed ? [] : [tieBreak];
}

/** A script's objects with ids, and the searches over them. */
export class MemoryWorld {
  readonly ids = new Map<string, string>();
  readonly #objects: readonly LoadedObject[];

  constructor({ objects }: GrammarScript) {
    this.#objects = objects;
    for (const [index, object] of objects.entries()) {
      this.ids.set(object.label, object.kind === 'experiment' ? `${100 + index}` : `id-${object.label}`);
      this.ids.set(`${object.label}.name`, object.attributes.get('name') ?? object.label);
    }
  }

  /** Objects come into being in the order of the script, from 2020 on. */
  creationTime(object: LoadedObject): number {
    return 1_577_836_800_000 + this.#objects.indexOf(object);
  }

  /** The labels that a search finds, in order; a refused search throws its SearchError. */
  search({ subject, filter, orderBy }: SearchCase): string[] {
    const fields = orderBy?.map(({ field }) => field);
    const text = filter === undefined ? undefined : withIds(filter, this.ids);
    if (subject === 'runs') return this.#runs(parseRunFilter(text), parseRunOrderBy(fields));
    if (subject === 'experiments')
      return this.#experiments(parseExperimentFilter(text), parseExperimentOrderBy(fields));
    const terms = parseLoggedModelOrderBy(
      orderBy?.map(({ field, ascending, datasetName, datasetDigest }) => ({
        field_name: field,
        ascending,
        dataset_name: datasetName,
        dataset_digest: datasetDigest,
      })),
    );
    return this.#models(parseLoggedModelFilter(text), terms);
  }

  #items(kind: LoadedObject['kind']): Item[] {
    return this.#objects
      .filter((object) => object.kind === kind)
      .map((object) => {
        const id = this.ids.get(object.label) ?? '';
        const createdAt = this.creationTime(object);
        if (kind === 'run') return { object, id, createdAt, lookup: runLookup(object, id) };
        if (kind === 'model') return { object, id, createdAt, lookup: modelLookup(object, id, this) };
        return { object, id, createdAt, lookup: experimentLookup(object, id, createdAt) };
      });
  }

  #found(kind: LoadedObject['kind'], filter: Expression | undefined): Item[] {
    return this.#items(kind).filter(({ lookup }) => matches(filter, lookup));
  }

  #runs(filter: Expression | undefined, orderBy: readonly OrderTerm[]): string[] {
    const tieBreaks = [
      ...unlessNamed(orderBy, byAttribute('start_time', false)),
      byAttribute('run_id', true),
    ];
    return labels(sorted(this.#found('run', filter), [...orderBy, ...tieBreaks], lookupValue));
  }

  #experiments(filter: Expression | undefined, orderBy: readonly OrderTerm[]): string[] {
    const terms =
      orderBy.length === 0
        ? [byAttribute('creation_time', false), byAttribute('experiment_id', true)]
        : [...orderBy, ...unlessNamed(orderBy, byAttribute('experiment_id', false))];
    return labels(sorted(this.#found('experiment', filter), terms, lookupValue));
  }

  #models(filter: Expression | undefined, orderBy: readonly LoggedModelOrderTerm[]): string[] {
    const tieBreaks = [
      ...unlessNamed(orderBy, byAttribute('creation_timestamp_ms', false)),
      ...unlessNamed(orderBy, byAttribute('model_id', true)),
    ];
    return labels(sorted(this.#found('model', filter), [...orderBy, ...tieBreaks], modelOrderValue));
  }
}

function labels(items: readonly Item[]): string[] {
  return items.map(({ object }) => object.label);
}
