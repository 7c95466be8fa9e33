import {
  bool,
  enumeration,
  type Infer,
  json,
  message,
  nested,
  oneOf,
  string,
  stringMap,
  timestamp,
} from '../schema/field.ts';

export const AssessmentSourceType = enumeration('AssessmentSourceType', {
  SOURCE_TYPE_UNSPECIFIED: 0,
  HUMAN: 1,
  LLM_JUDGE: 2,
  CODE: 3,
});
export type AssessmentSourceTypeName = keyof typeof AssessmentSourceType.values;

export const AssessmentSource = message('AssessmentSource', {
  source_type: oneOf(AssessmentSourceType),
  source_id: string(),
});

export const AssessmentError = message('AssessmentError', {
  error_code: string(),
  error_message: string(),
  stack_trace: string(),
});
export type AssessmentError = Infer<typeof AssessmentError>;

export const Feedback = message('Feedback', { value: json(), error: nested(AssessmentError) });

export const Expectation = message('Expectation', {
  value: json(),
  serialized_value: nested(
    message('SerializedExpectation', { serialization_format: string(), value: string() }),
  ),
});

/** Feedback or expectation on a trace or one of its spans, or a reference to an issue found in it. */
export const Assessment = message('Assessment', {
  assessment_id: string(),
  assessment_name: string(),
  trace_id: string(),
  span_id: string(),
  source: nested(AssessmentSource),
  create_time: timestamp(),
  last_update_time: timestamp(),
  feedback: nested(Feedback),
  expectation: nested(Expectation),
  issue: nested(message('IssueReference', { issue_name: string() })),
  rationale: string(),
  metadata: stringMap(),
  overrides: string(),
  valid: bool(),
});
export type Assessment = Infer<typeof Assessment>;
