import type { Signature } from '../../formats/signature.ts';
import { readTypedText } from './typed-text.ts';

/** What was typed: by the place of the input, and by the name of the param. */
export interface Typed {
  readonly inputs: readonly string[];
  readonly params: Readonly<Record<string, string>>;
}

export interface Invocation {
  /** The body for `/invocations`; undefined as long as something is wrong. */
  readonly body: string | undefined;
  readonly inputErrors: readonly (string | undefined)[];
  readonly paramErrors: Readonly<Record<string, string>>;
}

/** The request that a scoring server takes for what was typed. Params that were left alone keep their defaults. */
export function invocationOf(signature: Signature, typed: Typed): Invocation {
  const inputs = signature.inputs.map(({ type, isRequired }, at) => {
    const text = typed.inputs[at] ?? '';
    if (text === '' && !isRequired) return { json: 'null' };
    if (text === '' && type.kind === 'scalar' && type.name !== 'string')
      return { error: 'This is required.' };
    return readTypedText(type, text);
  });
  const params = signature.params.flatMap(({ name, type }) => {
    const text = typed.params[name] ?? '';
    return text === '' ? [] : [{ name, read: readTypedText(type, text) }];
  });
  const inputErrors = inputs.map((read) => ('error' in read ? read.error : undefined));
  const paramErrors = Object.fromEntries(
    params.flatMap(({ name, read }) => ('error' in read ? [[name, read.error] as const] : [])),
  );
  const isRight = inputErrors.every((error) => error === undefined) && Object.keys(paramErrors).length === 0;
  if (!isRight) return { body: undefined, inputErrors, paramErrors };
  const given = params.map(({ name, read }) => `${JSON.stringify(name)}: ${jsonOf(read)}`);
  const fields = [
    inputField(signature, inputs.map(jsonOf)),
    ...(given.length === 0 ? [] : [`"params": {${given.join(', ')}}`]),
  ];
  return { body: `{\n  ${fields.join(',\n  ')}\n}`, inputErrors, paramErrors };
}

function jsonOf(read: { readonly json: string } | { readonly error: string }): string {
  return 'json' in read ? read.json : 'null';
}

/** Tensors go as they are, one alone without its name; columns as one row of a table. */
function inputField({ inputs }: Signature, values: readonly string[]): string {
  if (inputs.length === 0) return '"inputs": []';
  if (inputs.every(({ type }) => type.kind === 'tensor')) {
    const [first] = inputs;
    if (inputs.length === 1 && first?.name === undefined) return `"inputs": ${values[0] ?? 'null'}`;
    return `"inputs": {${inputs.map(({ name = '' }, at) => `${JSON.stringify(name)}: ${values[at] ?? 'null'}`).join(', ')}}`;
  }
  const row = `[${values.join(', ')}]`;
  const names = inputs.flatMap(({ name }) => (name === undefined ? [] : [JSON.stringify(name)]));
  // Columns without names are numbered, as a table without a head is.
  const columns = names.length === inputs.length ? names : inputs.map((_, at) => String(at));
  return `"dataframe_split": {\n    "columns": [${columns.join(', ')}],\n    "data": [${row}]\n  }`;
}

/** What the form begins with: the first row of an input example, by the names or the places of the inputs. */
export function typedFromExample(signature: Signature, exampleText: string): Typed | undefined {
  let example: unknown;
  try {
    example = JSON.parse(exampleText);
  } catch {
    return undefined;
  }
  const { columns, data } = (example ?? {}) as { columns?: unknown; data?: unknown };
  const isSplit = Array.isArray(columns) && Array.isArray(data);
  const row: unknown = isSplit ? data[0] : Array.isArray(example) ? example[0] : example;
  const isTensor = signature.inputs.length === 1 && signature.inputs[0]?.type.kind === 'tensor';
  const inputs = signature.inputs.map(({ name, type }, at) => {
    const place = isSplit && name !== undefined ? columns.indexOf(name) : at;
    const value: unknown = isTensor
      ? example
      : Array.isArray(row)
        ? (row[place] as unknown)
        : (row as Readonly<Record<string, unknown>> | null)?.[name ?? ''];
    if (value === undefined || value === null) return '';
    return typeof value === 'string' && type.kind === 'scalar' ? value : JSON.stringify(value);
  });
  return { inputs, params: {} };
}
