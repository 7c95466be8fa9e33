import { type DataType, isObject, readDataType, type TypeJson } from './data-type.ts';

export interface SchemaColumn {
  /** Absent where a model takes values by their place. */
  readonly name: string | undefined;
  readonly type: DataType;
  readonly isRequired: boolean;
}

export interface SchemaParam {
  readonly name: string;
  readonly type: DataType;
  readonly defaultJson: string;
}

export interface Signature {
  readonly inputs: readonly SchemaColumn[];
  readonly outputs: readonly SchemaColumn[];
  readonly params: readonly SchemaParam[];
}

/** The signature in an MLmodel file, whose parts are JSON in YAML; undefined where there is none. */
export function readSignature(value: unknown): Signature | undefined {
  if (!isObject(value)) return undefined;
  return {
    inputs: list(value['inputs']).map(readColumn),
    outputs: list(value['outputs']).map(readColumn),
    params: list(value['params']).map(readParam),
  };
}

function list(text: unknown): Readonly<Record<string, unknown>>[] {
  if (typeof text !== 'string') return [];
  try {
    const items: unknown = JSON.parse(text);
    return Array.isArray(items) ? items.filter(isObject) : [];
  } catch {
    return [];
  }
}

function readColumn(json: Readonly<Record<string, unknown>>): SchemaColumn {
  const { required, optional } = json as TypeJson & { optional?: unknown };
  return {
    name: typeof json['name'] === 'string' ? json['name'] : undefined,
    type: readDataType(json),
    isRequired: required !== false && optional !== true,
  };
}

function readParam(json: Readonly<Record<string, unknown>>): SchemaParam {
  const { name, shape } = json;
  const type = readDataType(json);
  return {
    name: typeof name === 'string' ? name : '',
    type: Array.isArray(shape) ? { kind: 'array', of: type } : type,
    defaultJson: JSON.stringify(json['default'] ?? null),
  };
}
