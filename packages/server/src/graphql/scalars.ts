import { GraphQLScalarType, Kind } from 'graphql';

/** 64-bit integers as text in answers, since JavaScript's numbers do not hold them. */
export const LongString = new GraphQLScalarType({
  name: 'LongString',
  description: 'A 64-bit integer, written as a string.',
  coerceOutputValue: String,
  coerceInputLiteral: (node) => (node.kind === Kind.INT ? node.value : undefined),
  coerceInputValue: (value) => (typeof value === 'number' || typeof value === 'string' ? value : undefined),
});
