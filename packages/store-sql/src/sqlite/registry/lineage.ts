import type { Lineage, LineageEdge, LineageNode } from '@millrace/protocol';
import type { SqliteDatabase } from '../database.ts';
import type { Session } from '../session.ts';
import { findModelVersion, findRegisteredModel } from './registry-handles.ts';

interface VersionRow {
  version_key: number;
  version: number;
  run_id: string;
  model_id: string | null;
}

const GIVEN = '(SELECT value FROM json_each(?))';

/** Collects nodes and edges once each. */
class Graph {
  readonly #nodes = new Map<string, LineageNode>();
  readonly #edges = new Map<string, LineageEdge>();

  node(node: LineageNode): void {
    this.#nodes.set(node.id, node);
  }

  /** Kept only when both ends are there in the end: a run may be gone. */
  edge(from: string, to: string): void {
    this.#edges.set(`${from} ${to}`, { from, to });
  }

  result(): Lineage {
    const edges = [...this.#edges.values()].filter(
      ({ from, to }) => this.#nodes.has(from) && this.#nodes.has(to),
    );
    return { nodes: [...this.#nodes.values()], edges };
  }
}

/** How the versions of a model came to be: dataset → run → logged model → version → alias. */
export function readLineage(session: Session, name: string, version?: string): Lineage {
  const { database } = session;
  const model = findRegisteredModel(database, name);
  const only =
    version === undefined || version === '' ? undefined : findModelVersion(database, { name, version });
  const versions = database.rows<VersionRow>(
    'SELECT version_key, version, run_id, model_id FROM model_versions WHERE registered_key = ? AND (?2 IS NULL OR version = ?2)',
    model.registered_key,
    only?.version ?? null,
  );
  const graph = new Graph();
  for (const row of versions) {
    const id = versionId(name, row.version);
    graph.node({
      id,
      kind: 'MODEL_VERSION',
      label: `${name} v${row.version}`,
      name,
      version: String(row.version),
    });
    if (row.run_id !== '') graph.edge(`run:${row.run_id}`, id);
    if (row.model_id !== null) graph.edge(`logged-model:${row.model_id}`, id);
  }
  addAliases(database, graph, { key: model.registered_key, name, versions });
  const modelIds = versions.flatMap(({ model_id }) => model_id ?? []);
  const sourceRuns = addLoggedModels(database, graph, modelIds);
  addRuns(database, graph, [...versions.map(({ run_id }) => run_id), ...sourceRuns]);
  return graph.result();
}

function versionId(name: string, version: number): string {
  return `model-version:${name}/${version}`;
}

function addAliases(
  database: SqliteDatabase,
  graph: Graph,
  { key, name, versions }: { key: number; name: string; versions: readonly VersionRow[] },
): void {
  const shown = new Set(versions.map(({ version }) => version));
  const rows = database.rows<{ alias: string; version: number }>(
    'SELECT alias, version FROM registered_model_aliases WHERE registered_key = ?',
    key,
  );
  for (const { alias, version } of rows) {
    if (!shown.has(version)) continue;
    graph.node({ id: `alias:${name}@${alias}`, kind: 'ALIAS', label: `@${alias}`, name, alias });
    graph.edge(versionId(name, version), `alias:${name}@${alias}`);
  }
}

/** Adds logged models; returns the runs that made them. */
function addLoggedModels(database: SqliteDatabase, graph: Graph, modelIds: readonly string[]): string[] {
  const rows = database.rows<{
    model_id: string;
    name: string;
    experiment_id: number;
    source_run_id: string | null;
  }>(
    `SELECT model_id, name, experiment_id, source_run_id FROM logged_models WHERE model_id IN ${GIVEN}`,
    JSON.stringify(modelIds),
  );
  for (const { model_id, name, experiment_id, source_run_id } of rows) {
    const id = `logged-model:${model_id}`;
    graph.node({ id, kind: 'LOGGED_MODEL', label: name, model_id, experiment_id: String(experiment_id) });
    if (source_run_id) graph.edge(`run:${source_run_id}`, id);
  }
  return rows.flatMap(({ source_run_id }) => source_run_id ?? []);
}

function addRuns(database: SqliteDatabase, graph: Graph, runIds: readonly string[]): void {
  const list = JSON.stringify([...new Set(runIds)]);
  const runs = database.rows<{ run_id: string; run_name: string; experiment_id: number }>(
    `SELECT run_id, run_name, experiment_id FROM runs WHERE run_id IN ${GIVEN}`,
    list,
  );
  for (const { run_id, run_name, experiment_id } of runs) {
    graph.node({
      id: `run:${run_id}`,
      kind: 'RUN',
      label: run_name,
      run_id,
      experiment_id: String(experiment_id),
    });
  }
  const datasets = database.rows<{ run_id: string; name: string; digest: string; experiment_id: number }>(
    'SELECT r.run_id, d.name, d.digest, d.experiment_id FROM runs r JOIN run_datasets i USING (run_key) ' +
      `JOIN datasets d USING (dataset_key) WHERE r.run_id IN ${GIVEN}`,
    list,
  );
  for (const { run_id, name, digest, experiment_id } of datasets) {
    const id = `dataset:${experiment_id}/${name}/${digest}`;
    graph.node({
      id,
      kind: 'DATASET',
      label: name,
      dataset_name: name,
      dataset_digest: digest,
      experiment_id: String(experiment_id),
    });
    graph.edge(id, `run:${run_id}`);
  }
}
