import {
  type Assessment,
  ASSESSMENT_SOURCE_RUN_METADATA,
  type AssessmentError,
  type AssessmentSourceTypeName,
  invalidParameter,
  JsonText,
  TRACE_SESSION_METADATA,
} from '@millrace/protocol';
import { doubleText, valueText as asGiven } from '@millrace/tracing';

export type AssessmentKind = 'feedback' | 'expectation' | 'issue';

/** A value with what is aggregated and compared of it. */
export interface AssessmentValue {
  /** JSON text. */
  readonly value: string;
  readonly error: string | null;
  readonly number: number | null;
  readonly is_number: boolean;
}

/** An assessment as it is stored. */
export interface AssessmentRecord extends AssessmentValue {
  readonly assessment_id: string;
  readonly kind: AssessmentKind;
  readonly name: string;
  readonly create_time: number;
  readonly last_update_time: number;
  readonly source_type: AssessmentSourceTypeName;
  readonly source_id: string | null;
  readonly run_id: string | null;
  readonly span_id: string | null;
  readonly rationale: string | null;
  readonly overrides: string | null;
  readonly valid: boolean;
  readonly metadata: string | null;
  readonly is_of_session: boolean;
}

/** Refuses an assessment that is none; `fallback` is its id and time when it brings none. */
export function assessmentRecord(
  draft: Assessment,
  fallback: { id: string; nowMs: number },
): AssessmentRecord {
  const kind = kindOf(draft);
  const metadata = draft.metadata ?? {};
  const hasMetadata = Object.keys(metadata).length > 0;
  return {
    ...valueOfKind(kind, draft),
    assessment_id: draft.assessment_id || fallback.id,
    kind,
    name: draft.assessment_name ?? '',
    create_time: Number(draft.create_time ?? 0) || fallback.nowMs,
    last_update_time: Number(draft.last_update_time ?? 0) || fallback.nowMs,
    source_type: draft.source?.source_type ?? 'SOURCE_TYPE_UNSPECIFIED',
    source_id: draft.source?.source_id || null,
    run_id: metadata[ASSESSMENT_SOURCE_RUN_METADATA] ?? null,
    span_id: draft.span_id || null,
    rationale: (kind === 'expectation' ? undefined : draft.rationale) || null,
    overrides: (kind === 'feedback' ? draft.overrides : undefined) || null,
    valid: true,
    metadata: hasMetadata ? JSON.stringify(metadata) : null,
    is_of_session: TRACE_SESSION_METADATA in metadata,
  };
}

function kindOf({ feedback, expectation, issue }: Assessment): AssessmentKind {
  if (expectation !== undefined) return 'expectation';
  if (feedback !== undefined) return 'feedback';
  if (issue !== undefined) return 'issue';
  throw invalidParameter('Unknown assessment type: None');
}

function valueOfKind(kind: AssessmentKind, draft: Assessment): AssessmentValue {
  if (kind === 'feedback') return feedbackValue(draft.feedback);
  if (kind === 'expectation') return expectationValue(draft.expectation);
  const value = `{"issue_name": ${JSON.stringify(draft.issue?.issue_name ?? '')}}`;
  return { value, error: null, number: null, is_number: false };
}

export function feedbackValue(feedback: Assessment['feedback']): AssessmentValue {
  const error = feedback?.error === undefined ? null : JSON.stringify(feedback.error);
  return { ...aggregateOf(plain(feedback?.value)), error };
}

export function expectationValue(expectation: Assessment['expectation']): AssessmentValue {
  const serialized = expectation?.serialized_value;
  const value =
    serialized === undefined ? plain(expectation?.value) : parseSerialized(serialized.value ?? '');
  if (value === null) throw invalidParameter('The `value` field must be specified.');
  const aggregate = aggregateOf(value);
  // Lists and objects travel as text, in which whole numbers stay whole.
  const isNested = serialized !== undefined && typeof value === 'object';
  return { ...aggregate, ...(isNested ? { value: asGiven(value) } : {}), error: null };
}

function plain(value: unknown): unknown {
  return value instanceof JsonText ? (JSON.parse(value.text) as unknown) : (value ?? null);
}

function parseSerialized(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw invalidParameter('The `serialized_value` of the expectation is not valid JSON.');
  }
}

function aggregateOf(value: unknown): Omit<AssessmentValue, 'error'> {
  const text = valueText(value);
  if (typeof value === 'boolean') return { value: text, number: value ? 1 : 0, is_number: false };
  if (typeof value === 'number' || typeof value === 'bigint') {
    return { value: text, number: Number(value), is_number: true };
  }
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  const number = word === 'yes' ? 1 : word === 'no' ? 0 : null;
  return { value: text, number, is_number: false };
}

/** JSON with every number a double, because that is what protobuf's values hold. */
function valueText(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'bigint') {
    if (!Number.isFinite(Number(value))) throw invalidParameter('A value must be a finite number.');
    return doubleText(Number(value));
  }
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${valueText(item)}`);
    return `{${members.join(', ')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** The assessment as it is on the wire. */
export function shownAssessment(record: AssessmentRecord, traceId: string): Assessment {
  return {
    assessment_id: record.assessment_id,
    assessment_name: record.name,
    trace_id: traceId,
    span_id: record.span_id ?? undefined,
    source: { source_type: record.source_type, source_id: record.source_id ?? undefined },
    create_time: record.create_time,
    last_update_time: record.last_update_time,
    ...shownValue(record),
    rationale: record.rationale ?? undefined,
    metadata: record.metadata === null ? undefined : (JSON.parse(record.metadata) as Record<string, string>),
    overrides: record.overrides ?? undefined,
    valid: record.valid,
  };
}

function shownValue({ kind, value, error }: AssessmentRecord): Partial<Assessment> {
  if (kind === 'feedback') {
    const parsed = error === null ? undefined : (JSON.parse(error) as AssessmentError);
    return { feedback: { value: new JsonText(value), error: parsed } };
  }
  if (kind === 'issue') return { issue: JSON.parse(value) as { issue_name: string } };
  const isNested = value.startsWith('[') || value.startsWith('{');
  if (!isNested) return { expectation: { value: new JsonText(value) } };
  return {
    expectation: { serialized_value: { serialization_format: 'JSON_FORMAT', value: asciiText(value) } },
  };
}

function asciiText(text: string): string {
  return text.replaceAll(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
