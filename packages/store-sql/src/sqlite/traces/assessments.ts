import {
  type Assessment,
  ApiError,
  invalidParameter,
  notFound,
  TRACE_ASSESSMENTS_MAX,
} from '@millrace/protocol';
import {
  assessmentRecord,
  type AssessmentRecord,
  type AssessmentStore,
  type AssessmentUpdate,
  type AssessmentValue,
  expectationValue,
  feedbackValue,
  shownAssessment,
} from '@millrace/store';
import type { SqliteDatabase } from '../database.ts';
import { reading, type Session } from '../session.ts';
import { ASSESSMENT_COLUMNS, type AssessmentRow, recordOf, writeAssessment } from './assessment-rows.ts';
import { findTrace, requireTrace } from './trace-reader.ts';

export class SqliteAssessmentStore implements AssessmentStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  create(traceId: string, draft: Assessment): Promise<Assessment> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      this.#session.changes.traces();
      const fallback = { id: `a-${environment.newId()}`, nowMs: environment.nowMs() };
      const record = assessmentRecord(draft, fallback);
      const { trace_key } = requireTrace(database, traceId);
      checkAssessmentCount(database, trace_key, 1);
      if (record.overrides !== null) this.#invalidate(traceId, trace_key, record.overrides);
      if (
        database.row('SELECT 1 FROM assessments WHERE assessment_id = ?', record.assessment_id) !== undefined
      ) {
        throw new ApiError(
          'RESOURCE_ALREADY_EXISTS',
          `Failed to create assessment for trace '${traceId}': its ID '${record.assessment_id}' is taken.`,
        );
      }
      writeAssessment(database, trace_key, record);
      return shownAssessment(record, traceId);
    });
  }

  get(traceId: string, assessmentId: string): Promise<Assessment> {
    return reading(() => shownAssessment(recordOf(this.#find(traceId, assessmentId)), traceId));
  }

  update(traceId: string, assessmentId: string, update: AssessmentUpdate): Promise<Assessment> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      this.#session.changes.traces();
      const row = this.#find(traceId, assessmentId);
      const record = updated(recordOf(row), update, environment.nowMs());
      writeAssessment(database, row.trace_key, record);
      return shownAssessment(record, traceId);
    });
  }

  delete(traceId: string, assessmentId: string): Promise<void> {
    const { database } = this.#session;
    return this.#session.write(() => {
      this.#session.changes.traces();
      const key = findTrace(database, traceId)?.trace_key ?? -1;
      const row = database.row<{ overrides: string | null }>(
        'SELECT overrides FROM assessments WHERE trace_key = ? AND assessment_id = ?',
        key,
        assessmentId,
      );
      if (row === undefined) return;
      database.run('DELETE FROM assessments WHERE assessment_id = ?', assessmentId);
      if (row.overrides !== null)
        database.run('UPDATE assessments SET valid = 1 WHERE assessment_id = ?', row.overrides);
    });
  }

  #invalidate(traceId: string, traceKey: number, overridden: string): void {
    const { changes } = this.#session.database.run(
      'UPDATE assessments SET valid = 0 WHERE trace_key = ? AND assessment_id = ?',
      traceKey,
      overridden,
    );
    if (changes === 0) throw notFound(`Assessment with ID '${overridden}' not found for trace '${traceId}'`);
  }

  #find(traceId: string, assessmentId: string): AssessmentRow {
    const { database } = this.#session;
    const trace = findTrace(database, traceId);
    if (trace === undefined) throw notFound(`Trace with request_id '${traceId}' not found`);
    const row = database.row<AssessmentRow>(
      `SELECT ${ASSESSMENT_COLUMNS} FROM assessments WHERE trace_key = ? AND assessment_id = ?`,
      trace.trace_key,
      assessmentId,
    );
    if (row === undefined)
      throw notFound(`Assessment with ID '${assessmentId}' not found for trace '${traceId}'`);
    return row;
  }
}

/** Refuses assessments that would make their trace too large to be listed. */
export function checkAssessmentCount(database: SqliteDatabase, traceKey: number, more: number): void {
  const count =
    database.row<{ count: number }>('SELECT count(*) AS count FROM assessments WHERE trace_key = ?', traceKey)
      ?.count ?? 0;
  if (count + more <= TRACE_ASSESSMENTS_MAX) return;
  throw invalidParameter(`A trace can have at most ${TRACE_ASSESSMENTS_MAX} assessments.`);
}

function updated(record: AssessmentRecord, update: AssessmentUpdate, nowMs: number): AssessmentRecord {
  const { feedback, expectation, rationale } = update;
  if (feedback !== undefined && expectation !== undefined) {
    throw invalidParameter('Cannot specify both `expectation` and `feedback` parameters.');
  }
  if (expectation !== undefined && record.kind !== 'expectation') {
    throw invalidParameter('Cannot update expectation value on a Feedback assessment.');
  }
  if (feedback !== undefined && record.kind !== 'feedback') {
    throw invalidParameter('Cannot update feedback value on an Expectation assessment.');
  }
  const value: Partial<AssessmentValue> =
    feedback === undefined
      ? expectation === undefined
        ? {}
        : expectationValue(expectation)
      : feedbackValue(feedback);
  const metadata: Record<string, string> = {
    ...(record.metadata === null ? {} : (JSON.parse(record.metadata) as Record<string, string>)),
    ...update.metadata,
  };
  return {
    ...record,
    ...value,
    name: update.name ?? record.name,
    rationale: record.kind === 'expectation' ? null : (rationale ?? record.rationale),
    metadata: Object.keys(metadata).length === 0 ? null : JSON.stringify(metadata),
    last_update_time: nowMs,
  };
}
