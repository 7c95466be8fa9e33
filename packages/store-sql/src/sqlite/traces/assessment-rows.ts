import type { AssessmentSourceTypeName } from '@millrace/protocol';
import type { AssessmentKind, AssessmentRecord } from '@millrace/store';
import type { SqliteDatabase } from '../database.ts';

export interface AssessmentRow {
  trace_key: number;
  assessment_id: string;
  kind: AssessmentKind;
  name: string;
  value: string;
  error: string | null;
  create_time: number;
  last_update_time: number;
  source_type: AssessmentSourceTypeName;
  source_id: string | null;
  run_id: string | null;
  span_id: string | null;
  rationale: string | null;
  overrides: string | null;
  valid: number;
  metadata: string | null;
  is_of_session: number;
  number: number | null;
  is_number: number;
}

const COLUMNS = [
  'trace_key',
  'assessment_id',
  'kind',
  'name',
  'value',
  'error',
  'create_time',
  'last_update_time',
  'source_type',
  'source_id',
  'run_id',
  'span_id',
  'rationale',
  'overrides',
  'valid',
  'metadata',
  'is_of_session',
  'number',
  'is_number',
] as const;
export const ASSESSMENT_COLUMNS = COLUMNS.join(', ');

export function recordOf(row: AssessmentRow): AssessmentRecord {
  return {
    ...row,
    valid: row.valid === 1,
    is_of_session: row.is_of_session === 1,
    is_number: row.is_number === 1,
  };
}

/** Writes an assessment in the place of one with the same id, if there is one. */
export function writeAssessment(database: SqliteDatabase, traceKey: number, record: AssessmentRecord): void {
  const set = COLUMNS.slice(2).map((name) => `${name} = excluded.${name}`);
  database.run(
    `INSERT INTO assessments (${ASSESSMENT_COLUMNS}) VALUES (${COLUMNS.map(() => '?').join(', ')}) ` +
      `ON CONFLICT (assessment_id) DO UPDATE SET trace_key = excluded.trace_key, ${set.join(', ')}`,
    traceKey,
    ...COLUMNS.slice(1).map((name) => {
      const value = record[name as keyof AssessmentRecord];
      return typeof value === 'boolean' ? Number(value) : value;
    }),
  );
}
