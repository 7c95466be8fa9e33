import type { Field, Fields, JsonObject, Message } from '@millrace/protocol';
import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLFloat,
  type GraphQLFieldConfigMap,
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
} from 'graphql';
import type { Caller } from '../application/handler.ts';
import { LongString } from './scalars.ts';

type FieldType = Field<unknown>['type'];
export type Extensions = Readonly<
  Record<string, { name: string; fields: () => GraphQLFieldConfigMap<unknown, Pick<Caller, 'ask'>> }>
>;

/**
 * GraphQL types computed from the wire's messages: `RunInfo` is `MlflowRunInfo`, `run_id` is `runId`. What a
 * message leaves out reads as its type's zero, as protobuf does, which MLflow's schema stands on.
 */
export class MessageTypes {
  readonly #outputs = new Map<string, GraphQLObjectType<unknown, Pick<Caller, 'ask'>>>();
  readonly #enums = new Map<string, GraphQLEnumType>();
  readonly #extensions: Extensions;

  /** `extensions` give messages further fields, and the name that MLflow has for them. */
  constructor(extensions: Extensions) {
    this.#extensions = extensions;
  }

  output(message: Message<Fields>): GraphQLObjectType<unknown, Pick<Caller, 'ask'>> {
    const known = this.#outputs.get(message.messageName);
    if (known !== undefined) return known;
    const extension = this.#extensions[message.messageName];
    const type = new GraphQLObjectType<unknown, Pick<Caller, 'ask'>>({
      name: extension?.name ?? `Mlflow${message.messageName}`,
      fields: () => ({ ...this.outputFields(message), ...extension?.fields() }),
    });
    this.#outputs.set(message.messageName, type);
    return type;
  }

  outputFields(message: Message<Fields>): GraphQLFieldConfigMap<unknown, Pick<Caller, 'ask'>> {
    return Object.fromEntries(
      Object.entries(message.fields).map(([name, field]) => [
        camelCase(name),
        {
          type: this.#outputType(field),
          resolve: (source: unknown) => shown((source as Record<string, unknown>)[name] ?? zeroOf(field)),
        },
      ]),
    );
  }

  input(message: Message<Fields>): GraphQLInputObjectType {
    const fields = Object.entries(message.fields).map(([name, field]) => [
      camelCase(name),
      { type: this.#inputType(field) },
    ]);
    // The wire reads a run's old name wherever it reads the new one.
    const legacy = 'run_id' in message.fields ? [['runUuid', { type: GraphQLString }]] : [];
    return new GraphQLInputObjectType({
      name: `Mlflow${message.messageName.replace(/Request$/, 'Input')}`,
      fields: Object.fromEntries([...legacy, ...fields]),
    });
  }

  #outputType(field: Field<unknown>): GraphQLOutputType {
    const { type } = field;
    const one = isMessage(type) ? this.output(type) : this.#scalar(type);
    if (field.shape !== 'list') return one;
    return new GraphQLList(isMessage(type) ? new GraphQLNonNull(one) : one);
  }

  #inputType(field: Field<unknown>): GraphQLInputType {
    const one = isMessage(field.type) ? this.input(field.type) : this.#scalar(field.type);
    return field.shape === 'list' ? new GraphQLList(one) : one;
  }

  #scalar(type: Exclude<FieldType, Message<Fields>>): typeof GraphQLString | GraphQLEnumType {
    if (typeof type === 'object') return this.#enum(type.enumName, type.values);
    if (type === 'int64') return LongString as typeof GraphQLString;
    if (type === 'int32') return GraphQLInt as unknown as typeof GraphQLString;
    if (type === 'double') return GraphQLFloat as unknown as typeof GraphQLString;
    return type === 'bool' ? (GraphQLBoolean as unknown as typeof GraphQLString) : GraphQLString;
  }

  #enum(name: string, values: Readonly<Record<string, number>>): GraphQLEnumType {
    const known = this.#enums.get(name);
    if (known !== undefined) return known;
    const type = new GraphQLEnumType({
      name: `Mlflow${name}`,
      values: Object.fromEntries(Object.keys(values).map((value) => [value, {}])),
    });
    this.#enums.set(name, type);
    return type;
  }
}

/** NaN and the infinities have no place in GraphQL's Float: they are null, as MLflow answers NaN. */
function shown(value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

function isMessage(type: FieldType): type is Message<Fields> {
  return typeof type === 'object' && 'messageName' in type;
}

function zeroOf({ type, shape }: Field<unknown>): unknown {
  if (shape === 'list') return [];
  if (isMessage(type)) return {};
  if (type === 'string') return '';
  if (type === 'bool') return false;
  return typeof type === 'object' ? undefined : 0;
}

function camelCase(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** An input with the wire's field names. */
export function toWireNames(input: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}
