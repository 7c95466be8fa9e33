import {
  bool,
  double,
  enumeration,
  int64,
  type Infer,
  list,
  message,
  nested,
  oneOf,
  required,
  string,
} from '../schema/field.ts';

export const LabelSchemaType = enumeration('LabelSchemaType', {
  LABEL_SCHEMA_TYPE_UNSPECIFIED: 0,
  FEEDBACK: 1,
  EXPECTATION: 2,
});
export type LabelSchemaTypeName = keyof typeof LabelSchemaType.values;

export const InputPassFail = message('InputPassFail', { positive_label: string(), negative_label: string() });
export const InputCategorical = message('InputCategorical', {
  options: list(string()),
  multi_select: bool(),
});
export const InputNumeric = message('InputNumeric', { min_value: double(), max_value: double() });
export const InputText = message('InputText', { max_length: int64() });

/** How an answer is given: exactly one of the four. */
export const LabelSchemaInput = message('LabelSchemaInput', {
  pass_fail: nested(InputPassFail),
  categorical: nested(InputCategorical),
  numeric: nested(InputNumeric),
  text: nested(InputText),
});
export type LabelSchemaInput = Infer<typeof LabelSchemaInput>;

/** A question to reviewers; its name is that of the assessments that answer it. */
export const LabelSchema = message('LabelSchema', {
  schema_id: required(string()),
  experiment_id: required(string()),
  name: required(string()),
  type: required(oneOf(LabelSchemaType)),
  instruction: string(),
  enable_comment: required(bool()),
  input: required(nested(LabelSchemaInput)),
  created_by: string(),
  created_at: required(int64()),
  last_updated_at: required(int64()),
  is_default: required(bool()),
});
export type LabelSchema = Infer<typeof LabelSchema>;
