import type { LabelSchema } from '../../api/evaluation.ts';

export type InputKind = 'pass_fail' | 'categorical' | 'numeric' | 'text';

/** A label schema while it is written: everything as typed. */
export interface SchemaDraft {
  readonly name: string;
  readonly type: 'FEEDBACK' | 'EXPECTATION';
  readonly instruction: string;
  readonly allowsComment: boolean;
  readonly kind: InputKind;
  readonly positive: string;
  readonly negative: string;
  /** One a line. */
  readonly options: string;
  readonly isMulti: boolean;
  readonly min: string;
  readonly max: string;
  readonly maxLength: string;
}

export const EMPTY_SCHEMA: SchemaDraft = {
  name: '',
  type: 'FEEDBACK',
  instruction: '',
  allowsComment: false,
  kind: 'pass_fail',
  positive: 'Pass',
  negative: 'Fail',
  options: '',
  isMulti: false,
  min: '',
  max: '',
  maxLength: '',
};

function textOf(value: number | string | bigint | undefined): string {
  return value === undefined ? '' : String(value);
}

export function schemaDraft(schema: LabelSchema): SchemaDraft {
  const { name, type, instruction = '', enable_comment, input } = schema;
  const { pass_fail, categorical, numeric, text } = input;
  return {
    ...EMPTY_SCHEMA,
    name,
    type: type === 'EXPECTATION' ? type : 'FEEDBACK',
    instruction,
    allowsComment: enable_comment,
    kind: pass_fail ? 'pass_fail' : categorical ? 'categorical' : numeric ? 'numeric' : 'text',
    positive: pass_fail?.positive_label ?? EMPTY_SCHEMA.positive,
    negative: pass_fail?.negative_label ?? EMPTY_SCHEMA.negative,
    options: (categorical?.options ?? []).join('\n'),
    isMulti: categorical?.multi_select === true,
    min: textOf(numeric?.min_value),
    max: textOf(numeric?.max_value),
    maxLength: textOf(text?.max_length),
  };
}

function optionsOf({ options }: SchemaDraft): string[] {
  return options
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function numberIn(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text);
}

/** What is wrong, by field. */
export type SchemaFaults = { readonly [K in keyof SchemaDraft]?: string };

export function schemaFaults(draft: SchemaDraft): SchemaFaults {
  return {
    ...(draft.name.trim() === '' && { name: 'A name is needed.' }),
    ...inputFaults(draft),
  };
}

function inputFaults(draft: SchemaDraft): SchemaFaults {
  const { kind, positive, negative, min, max, maxLength } = draft;
  if (kind === 'pass_fail') {
    if (positive.trim() === '') return { positive: 'A word is needed.' };
    if (negative.trim() === '') return { negative: 'A word is needed.' };
    return positive.trim() === negative.trim() ? { negative: 'This must be another word.' } : {};
  }
  if (kind === 'categorical') {
    const options = optionsOf(draft);
    if (options.length === 0) return { options: 'At least one option is needed.' };
    return new Set(options).size < options.length ? { options: 'An option stands there twice.' } : {};
  }
  if (kind === 'numeric') {
    const [low, high] = [numberIn(min), numberIn(max)];
    if (Number.isNaN(low)) return { min: 'This must be a number.' };
    if (Number.isNaN(high)) return { max: 'This must be a number.' };
    return low !== undefined && high !== undefined && low >= high
      ? { max: 'This must be more than the least.' }
      : {};
  }
  return maxLength.trim() === '' || /^[1-9]\d*$/.test(maxLength.trim())
    ? {}
    : { maxLength: 'This must be a whole number above zero.' };
}

/** How answers are given, in the words of the wire. */
export function schemaInput(draft: SchemaDraft): NonNullable<LabelSchema['input']> {
  const { kind, positive, negative, isMulti, min, max, maxLength } = draft;
  switch (kind) {
    case 'pass_fail':
      return { pass_fail: { positive_label: positive.trim(), negative_label: negative.trim() } };
    case 'categorical':
      return { categorical: { options: optionsOf(draft), multi_select: isMulti } };
    case 'numeric':
      return { numeric: { min_value: numberIn(min), max_value: numberIn(max) } };
    case 'text':
      return { text: { max_length: numberIn(maxLength) } };
    default:
      return kind satisfies never;
  }
}
