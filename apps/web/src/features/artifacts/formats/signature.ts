import { isHolder } from '../../../components/json-rows.ts';

/** A column, tensor or param of a model's signature. */
export interface SignatureField {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  /** Of a param. */
  readonly defaultValue: string | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a schema as `MLmodel` keeps it: JSON in a text. */
export function schemaFields(json: unknown): SignatureField[] {
  if (typeof json !== 'string') return [];
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value)
      ? value.filter(isHolder).map((field, at) => fieldOf(field as Fields, at))
      : [];
  } catch {
    return [];
  }
}

function fieldOf(field: Fields, at: number): SignatureField {
  const { name, required, optional } = field;
  const fallback = field['default'];
  return {
    name: typeof name === 'string' ? name : String(at),
    type: typeText(field),
    isRequired: required !== false && optional !== true && fallback === undefined,
    defaultValue: fallback === undefined ? undefined : JSON.stringify(fallback),
  };
}

const DEPTH_MAX = 10;

function typeText(field: Fields, depth = 0): string {
  const { type, items, properties, values } = field;
  const tensor = field['tensor-spec'];
  if (depth > DEPTH_MAX) return '…';
  if (isHolder(tensor)) {
    const { dtype, shape } = tensor as Fields;
    return `tensor(${String(dtype)}, [${Array.isArray(shape) ? shape.join(', ') : ''}])`;
  }
  const inner = (value: unknown): string =>
    isHolder(value) ? typeText(value as Fields, depth + 1) : String(value);
  if (type === 'array') return `array<${inner(items)}>`;
  if (type === 'map') return `map<${inner(values)}>`;
  if (type === 'object' && isHolder(properties)) {
    const entries = Object.entries(properties).map(([key, value]) => `${key}: ${inner(value)}`);
    return `{${entries.join(', ')}}`;
  }
  const { shape } = field;
  return Array.isArray(shape) ? `${String(type)}[${shape.join(', ')}]` : String(type);
}
