import {
  ApiError,
  invalidParameter,
  LABEL_CHARACTERS_MAX,
  LABEL_OPTIONS_MAX,
  LABEL_SCHEMA_INSTRUCTION_CHARACTERS_MAX,
  LABEL_SCHEMA_NAME_CHARACTERS_MAX,
  type LabelSchemaInput,
  type LabelSchemaTypeName,
  notFound,
} from '@millrace/protocol';
import { lengthOf, pythonFloat, pythonQuote } from './names.ts';

/** The question that every experiment has. */
export const DEFAULT_LABEL_SCHEMA = {
  name: 'Feedback',
  type: 'FEEDBACK',
  instruction: 'Share any feedback on this trace.',
  input: { text: {} },
} as const;

type InputKind = 'pass_fail' | 'categorical' | 'numeric' | 'text';

/** The kinds of input with MLflow's names for them. */
const INPUT_KINDS: readonly (readonly [InputKind, string])[] = [
  ['text', 'InputText'],
  ['numeric', 'InputNumeric'],
  ['categorical', 'InputCategorical'],
  ['pass_fail', 'InputPassFail'],
];

export function checkLabelSchemaName(name: string): void {
  if (name === '') throw invalidParameter("Label schema `name` must be a non-empty string; got ''.");
  const length = lengthOf(name);
  if (length > LABEL_SCHEMA_NAME_CHARACTERS_MAX) {
    throw invalidParameter(
      `Label schema \`name\` must be at most ${LABEL_SCHEMA_NAME_CHARACTERS_MAX} characters; got ${length}.`,
    );
  }
  if (name.trim().toLowerCase() !== DEFAULT_LABEL_SCHEMA.name.toLowerCase()) return;
  throw invalidParameter(
    `\`${name}\` is reserved for the experiment's default question and cannot be used for another label schema.`,
  );
}

export function checkInstruction(instruction: string): void {
  const length = lengthOf(instruction);
  if (length <= LABEL_SCHEMA_INSTRUCTION_CHARACTERS_MAX) return;
  throw invalidParameter(
    `Label schema \`instruction\` must be at most ${LABEL_SCHEMA_INSTRUCTION_CHARACTERS_MAX} characters; ` +
      `got ${length}.`,
  );
}

export function readLabelSchemaType(type: LabelSchemaTypeName | undefined): LabelSchemaTypeName {
  if (type === 'FEEDBACK' || type === 'EXPECTATION') return type;
  throw invalidParameter(
    'Label schema `type` must be one of FEEDBACK or EXPECTATION; got proto enum value 0.',
  );
}

/** The one kind of input of a request, without what is not of it; refused when there is none. */
export function readLabelInput(input: LabelSchemaInput | undefined): LabelSchemaInput {
  const given = INPUT_KINDS.filter(([kind]) => input?.[kind] !== undefined).map(([kind]) => kind);
  const [kind] = given;
  if (input === undefined || kind === undefined || given.length > 1) {
    throw invalidParameter(
      'Label schema `input` must have exactly one of `pass_fail`, `categorical`, `numeric`, or `text` set; ' +
        `got ${given.length > 1 ? 'several' : 'an empty oneof'}.`,
    );
  }
  const { pass_fail, categorical } = input;
  if (kind === 'pass_fail') return { pass_fail: { positive_label: '', negative_label: '', ...pass_fail } };
  if (kind !== 'categorical') return { [kind]: input[kind] };
  return {
    categorical: { options: categorical?.options ?? [], multi_select: categorical?.multi_select === true },
  };
}

export function checkLabelInput({ pass_fail, categorical, numeric, text }: LabelSchemaInput): void {
  if (pass_fail !== undefined) checkPassFail(pass_fail);
  if (categorical !== undefined) checkOptions(categorical.options ?? []);
  if (numeric !== undefined) checkBounds(numeric);
  if (text?.max_length !== undefined && text.max_length < 1) {
    throw invalidParameter(`\`InputText.max_length\` must be at least 1; got ${text.max_length}.`);
  }
}

/** The kind of input stays, and whether several options may be chosen: answers depend on it. */
export function checkSameInput(before: LabelSchemaInput, after: LabelSchemaInput): void {
  const [existing, got] = [inputName(before), inputName(after)];
  if (existing !== got) {
    throw invalidParameter(
      `A label schema's input type cannot be changed after creation (existing: ${existing}, got: ${got}).`,
    );
  }
  if (before.categorical?.multi_select !== after.categorical?.multi_select) {
    throw invalidParameter('`InputCategorical.multi_select` cannot be changed after creation.');
  }
}

function inputName(input: LabelSchemaInput): string {
  return INPUT_KINDS.find(([kind]) => input[kind] !== undefined)?.[1] ?? '';
}

function checkPassFail(input: NonNullable<LabelSchemaInput['pass_fail']>): void {
  for (const field of ['positive_label', 'negative_label'] as const) {
    const label = input[field] ?? '';
    if (label === '') {
      throw invalidParameter(`\`InputPassFail.${field}\` must be a non-empty string; got ''.`);
    }
    const length = lengthOf(label);
    if (length > LABEL_CHARACTERS_MAX) {
      throw invalidParameter(
        `\`InputPassFail.${field}\` must be at most ${LABEL_CHARACTERS_MAX} characters; got ${length}.`,
      );
    }
  }
  if (input.positive_label !== input.negative_label) return;
  throw invalidParameter(
    '`InputPassFail.positive_label` and `negative_label` must be distinct; ' +
      `got ${pythonQuote(input.positive_label ?? '')} for both.`,
  );
}

function checkOptions(options: readonly string[]): void {
  if (options.length === 0) {
    throw invalidParameter('`InputCategorical.options` must be a non-empty list; got [].');
  }
  if (options.length > LABEL_OPTIONS_MAX) {
    throw invalidParameter(
      `\`InputCategorical.options\` must have at most ${LABEL_OPTIONS_MAX} entries; got ${options.length}.`,
    );
  }
  for (const [index, option] of options.entries()) {
    const length = lengthOf(option);
    if (length === 0) {
      throw invalidParameter("`InputCategorical.options` entries must be non-empty strings; got ''.");
    }
    if (length > LABEL_CHARACTERS_MAX) {
      throw invalidParameter(
        `\`InputCategorical.options\` entries must be at most ${LABEL_CHARACTERS_MAX} characters; ` +
          `got ${length} for ${pythonQuote(option)}.`,
      );
    }
    if (options.indexOf(option) < index) {
      throw invalidParameter(
        `\`InputCategorical.options\` must be deduplicated; ${pythonQuote(option)} appears twice.`,
      );
    }
  }
}

function checkBounds({ min_value: min, max_value: max }: NonNullable<LabelSchemaInput['numeric']>): void {
  if (min === undefined || max === undefined || !(min >= max)) return;
  throw invalidParameter(
    '`InputNumeric.min_value` must be strictly less than `max_value`; ' +
      `got min=${pythonFloat(min)}, max=${pythonFloat(max)}.`,
  );
}

export function labelSchemaNotFound(id: string): ApiError {
  return notFound(`Label schema with id '${id}' not found.`);
}

export function labelSchemaTaken(name: string, experimentId: number | string): ApiError {
  return new ApiError(
    'RESOURCE_ALREADY_EXISTS',
    `Label schema with name '${name}' already exists for experiment '${experimentId}'.`,
  );
}
