import type { EnumSpec, Field, Fields, Message, ScalarKind } from '../schema/field.ts';

type Json = Record<string, unknown>;

const SCALARS: Readonly<Record<ScalarKind, Json>> = {
  string: { type: 'string' },
  bool: { type: 'boolean' },
  int32: { type: 'integer', format: 'int32' },
  int64: { type: 'integer', format: 'int64' },
  timestamp: { type: 'string', format: 'date-time' },
  duration: { type: 'string', pattern: '^-?\\d+(\\.\\d+)?s$' },
  json: {},
  double: {
    anyOf: [
      { type: 'number', format: 'double' },
      { type: 'string', enum: ['NaN', 'Infinity', '-Infinity'] },
    ],
  },
};

/** JSON Schemas of messages, each kept once under its name. */
export class SchemaBook {
  readonly #schemas = new Map<string, Json>();

  reference(spec: Message<Fields>): Json {
    if (!this.#schemas.has(spec.messageName)) {
      this.#schemas.set(spec.messageName, {});
      this.#schemas.set(spec.messageName, this.#object(spec));
    }
    return { $ref: `#/components/schemas/${spec.messageName}` };
  }

  field(field: Field<unknown>): Json {
    const one = this.#one(field.type);
    if (field.shape === 'list') return { type: 'array', items: one };
    if (field.shape === 'map') return { type: 'object', additionalProperties: one };
    return field.default === undefined ? one : { ...one, default: field.default };
  }

  schemas(): Json {
    return Object.fromEntries([...this.#schemas].toSorted(([left], [right]) => (left < right ? -1 : 1)));
  }

  #one(type: ScalarKind | EnumSpec | Message<Fields>): Json {
    if (typeof type === 'string') return SCALARS[type];
    if ('fields' in type) return this.reference(type);
    return { type: 'string', enum: Object.keys(type.values) };
  }

  #object(spec: Message<Fields>): Json {
    const entries = Object.entries(spec.fields);
    const required = entries
      .filter(([, field]) => field.required && field.shape === 'one')
      .map(([name]) => name);
    return {
      type: 'object',
      properties: Object.fromEntries(entries.map(([name, field]) => [name, this.field(field)])),
      ...(required.length > 0 ? { required } : {}),
    };
  }
}
