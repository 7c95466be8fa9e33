/** The type of a column or param of a signature. */
export type DataType =
  | { readonly kind: 'scalar'; readonly name: string }
  | { readonly kind: 'array' | 'map'; readonly of: DataType }
  | { readonly kind: 'object'; readonly properties: readonly Property[] }
  | { readonly kind: 'tensor'; readonly dtype: string; readonly shape: readonly number[] };

interface Property {
  readonly name: string;
  readonly type: DataType;
  readonly isRequired: boolean;
}

/** A type as it stands in the JSON of an MLmodel file. */
export interface TypeJson {
  readonly type?: unknown;
  readonly items?: unknown;
  readonly values?: unknown;
  readonly properties?: unknown;
  readonly required?: unknown;
  readonly 'tensor-spec'?: unknown;
}

const ANY: DataType = { kind: 'scalar', name: 'any' };

/** Nested deeper, a type is any: nobody reads it, and reading it would take all of the stack. */
const DEPTH_MAX = 20;

/** Reads a type; one that is not understood is any: a newer client must not make the page useless. */
export function readDataType(json: unknown, depth = 0): DataType {
  if (depth > DEPTH_MAX) return ANY;
  if (typeof json === 'string') return { kind: 'scalar', name: json };
  if (!isObject(json)) return ANY;
  const { type, items, values, properties } = json as TypeJson;
  switch (type) {
    case 'array':
      return { kind: 'array', of: readDataType(items, depth + 1) };
    case 'map':
      return { kind: 'map', of: readDataType(values, depth + 1) };
    case 'object':
      return { kind: 'object', properties: readProperties(properties, depth + 1) };
    case 'tensor':
      return readTensor((json as TypeJson)['tensor-spec']);
    default:
      return typeof type === 'string' ? { kind: 'scalar', name: type } : ANY;
  }
}

function readProperties(json: unknown, depth: number): Property[] {
  if (!isObject(json)) return [];
  return Object.entries(json).map(([name, property]) => ({
    name,
    type: readDataType(property, depth),
    isRequired: !isObject(property) || (property as TypeJson).required !== false,
  }));
}

function readTensor(json: unknown): DataType {
  const { dtype, shape } = (isObject(json) ? json : {}) as { dtype?: unknown; shape?: unknown };
  return {
    kind: 'tensor',
    dtype: typeof dtype === 'string' ? dtype : 'any',
    shape: Array.isArray(shape) ? shape.map(Number) : [],
  };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `array<object {role: string, content: string}>`, as people write types. */
export function typeText(type: DataType): string {
  switch (type.kind) {
    case 'array':
      return `array<${typeText(type.of)}>`;
    case 'map':
      return `map<string, ${typeText(type.of)}>`;
    case 'object':
      return `object {${type.properties
        .map(({ name, type: inner, isRequired }) => `${name}${isRequired ? '' : '?'}: ${typeText(inner)}`)
        .join(', ')}}`;
    case 'tensor':
      return `tensor<${type.dtype}> [${type.shape.map((size) => (size < 0 ? '…' : size)).join(' × ')}]`;
    default:
      return type.name;
  }
}
