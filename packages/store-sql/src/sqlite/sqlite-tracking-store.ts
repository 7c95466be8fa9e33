import { compileRegex } from '@millrace/search';
import { appendToUri, type Changes, type Store, type StoreEnvironment } from '@millrace/store';
import { SqliteDatabase } from './database.ts';
import { SqliteDatasetStore } from './datasets.ts';
import { SqliteEvaluationDatasetStore } from './evaluation/evaluation-datasets.ts';
import { SqliteScorerStore } from './evaluation/scorers.ts';
import { SqliteIssueStore } from './evaluation/issues.ts';
import { SqliteLabelSchemaStore } from './evaluation/label-schemas.ts';
import { SqliteReviewQueueStore } from './evaluation/review-queues.ts';
import { SqliteExperimentStore } from './experiments.ts';
import { SqliteGarbageStore } from './garbage.ts';
import { SqliteLoggedModelStore } from './logged-models.ts';
import { SqliteMetricStore } from './metrics.ts';
import { checkSchemaOwner, migrate, type SchemaState, schemaState } from './migrate.ts';
import { SqliteModelVersionStore } from './registry/model-versions.ts';
import { SqlitePromotionPolicyStore } from './registry/promotion-policies.ts';
import { SqliteRegistryHistoryStore } from './registry/registry-history.ts';
import { SqliteRegisteredModelStore } from './registry/registered-models.ts';
import { SqliteRunStore } from './runs.ts';
import { SqliteWebhookOutboxStore } from './webhooks/outbox-store.ts';
import { SqliteWebhookStore } from './webhooks/webhooks.ts';
import { Session } from './session.ts';
import { SqliteViewStore } from './views.ts';
import { SqliteAssessmentStore } from './traces/assessments.ts';
import { SqliteTraceStore } from './traces/traces.ts';

export interface SqliteStoreOptions {
  /** A file path, or `:memory:`. */
  readonly path: string;
  /** Opens for reading beside a writer; the database must exist at the newest schema. */
  readonly readOnly?: boolean;
  /** False for a tool that works on a database beside a server: experiment 0 is for the server to make. */
  readonly addsDefaultExperiment?: boolean;
  /** How long a statement waits while another connection has locked the database. */
  readonly busyTimeoutMs?: number | undefined;
  readonly environment: StoreEnvironment;
}

const BUSY_TIMEOUT_MS = 5000;
/** Runs tidied in one go by {@link SqliteStore.tidy}: a few milliseconds of work. */
const TIDY_RUNS_MAX = 16;
const REGEXES_IN_MEMORY_MAX = 100;

/** All stores on one SQLite connection; see docs/decisions for the layout of metrics and group commit. */
export class SqliteStore implements Store {
  readonly experiments: SqliteExperimentStore;
  readonly runs: SqliteRunStore;
  readonly metrics: SqliteMetricStore;
  readonly loggedModels: SqliteLoggedModelStore;
  readonly datasets: SqliteDatasetStore;
  readonly garbage: SqliteGarbageStore;
  readonly registeredModels: SqliteRegisteredModelStore;
  readonly modelVersions: SqliteModelVersionStore;
  readonly registryHistory: SqliteRegistryHistoryStore;
  readonly promotionPolicies: SqlitePromotionPolicyStore;
  readonly webhooks: SqliteWebhookStore;
  readonly webhookOutbox: SqliteWebhookOutboxStore;
  readonly traces: SqliteTraceStore;
  readonly assessments: SqliteAssessmentStore;
  readonly evaluationDatasets: SqliteEvaluationDatasetStore;
  readonly scorers: SqliteScorerStore;
  readonly issues: SqliteIssueStore;
  readonly labelSchemas: SqliteLabelSchemaStore;
  readonly reviewQueues: SqliteReviewQueueStore;
  readonly views: SqliteViewStore;
  readonly #database: SqliteDatabase;
  readonly #session: Session;

  constructor(database: SqliteDatabase, environment: StoreEnvironment) {
    this.#database = database;
    this.#session = new Session(database, environment);
    this.experiments = new SqliteExperimentStore(this.#session);
    this.runs = new SqliteRunStore(this.#session);
    this.metrics = new SqliteMetricStore(this.#session);
    this.loggedModels = new SqliteLoggedModelStore(this.#session);
    this.datasets = new SqliteDatasetStore(this.#session);
    this.garbage = new SqliteGarbageStore(this.#session);
    this.registeredModels = new SqliteRegisteredModelStore(this.#session);
    this.modelVersions = new SqliteModelVersionStore(this.#session);
    this.registryHistory = new SqliteRegistryHistoryStore(this.#session);
    this.promotionPolicies = new SqlitePromotionPolicyStore(this.#session);
    this.traces = new SqliteTraceStore(this.#session);
    this.evaluationDatasets = new SqliteEvaluationDatasetStore(this.#session);
    this.scorers = new SqliteScorerStore(this.#session);
    this.issues = new SqliteIssueStore(this.#session);
    this.labelSchemas = new SqliteLabelSchemaStore(this.#session);
    this.reviewQueues = new SqliteReviewQueueStore(this.#session);
    this.views = new SqliteViewStore(this.#session);
    this.assessments = new SqliteAssessmentStore(this.#session);
    this.webhooks = new SqliteWebhookStore(this.#session);
    this.webhookOutbox = new SqliteWebhookOutboxStore(this.#session);
  }

  /**
   * Makes the metrics of some runs that have ended compact, and keeps some traces as lists show them. Returns whether
   * there may be more to do. Called when the server is idle.
   */
  tidy(): Promise<boolean> {
    return this.#session.write(() => {
      const hasMoreRuns = this.#session.series.tidy(TIDY_RUNS_MAX) === TIDY_RUNS_MAX;
      return this.traces.tidy() || hasMoreRuns;
    });
  }

  watch(listener: (changes: Changes) => void): void {
    this.#session.changes.listen(listener);
  }

  async close(): Promise<void> {
    this.#session.queue.drain();
    this.#database.close();
    await Promise.resolve();
  }
}

/** What a database file is, without changing it. The file must exist. */
export function inspectSqliteDatabase(path: string): SchemaState {
  const database = new SqliteDatabase({ path, readOnly: true, busyTimeoutMs: BUSY_TIMEOUT_MS });
  try {
    return schemaState(database);
  } finally {
    database.close();
  }
}

/** Makes a database or brings it to the newest schema. Returns the steps made. */
export function upgradeSqliteDatabase(path: string): number {
  const database = new SqliteDatabase({ path, readOnly: false, busyTimeoutMs: BUSY_TIMEOUT_MS });
  try {
    checkSchemaOwner(schemaState(database));
    database.makeDurable();
    return migrate(database);
  } finally {
    database.close();
  }
}

/** Opens a database, making it or bringing it to the newest schema first (unless read-only). */
export function openSqliteStore(options: SqliteStoreOptions): SqliteStore {
  const readOnly = options.readOnly === true;
  const { path, busyTimeoutMs = BUSY_TIMEOUT_MS } = options;
  const database = new SqliteDatabase({ path, readOnly, busyTimeoutMs });
  try {
    if (readOnly) checkSchemaOwner(schemaState(database));
    else {
      // Before anything is written: a foreign file must stay as it is to the last byte.
      checkSchemaOwner(schemaState(database));
      database.makeDurable();
      migrate(database);
      if (options.addsDefaultExperiment !== false) addDefaultExperiment(database, options.environment);
    }
    defineRegex(database);
    return new SqliteStore(database, options.environment);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Experiment 0, `Default`, which clients log to when they name none. */
function addDefaultExperiment(database: SqliteDatabase, environment: StoreEnvironment): void {
  const hasAny = (): boolean => database.row('SELECT 1 FROM experiments LIMIT 1') !== undefined;
  if (hasAny()) return;
  database.begin();
  try {
    // Looked up again with the lock held: another server may have been started on the new file at the same time.
    if (!hasAny()) {
      const now = environment.nowMs();
      const location = appendToUri(environment.defaultArtifactRoot, '0');
      database.run("INSERT INTO experiments VALUES (0, 'Default', ?, 'active', ?, ?)", location, now, now);
    }
    database.commit();
  } catch (error) {
    database.rollback();
    throw error;
  }
}

/** `matches_regex(pattern, text)`, on the search package's linear-time matcher. */
function defineRegex(database: SqliteDatabase): void {
  const compiled = new Map<string, ReturnType<typeof compileRegex>>();
  database.define('matches_regex', (pattern, text) => {
    if (typeof pattern !== 'string' || typeof text !== 'string') return null;
    let regex = compiled.get(pattern);
    if (regex === undefined) {
      if (compiled.size >= REGEXES_IN_MEMORY_MAX) compiled.clear();
      regex = compileRegex(pattern);
      compiled.set(pattern, regex);
    }
    return regex.test(text) ? 1 : 0;
  });
}
