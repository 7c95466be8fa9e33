import { parseText } from '../python-json.ts';
import type { Attributes, SpanEvent } from '../span.ts';

/** Attribute keys of token counts. */
export interface TokenKeys {
  readonly input?: readonly string[];
  readonly output?: readonly string[];
  readonly total?: readonly string[];
  readonly cacheRead?: readonly string[];
  readonly cacheCreation?: readonly string[];
}

/**
 * How one family of instrumentation says what MLflow has keys of its own for. What is data is here as keys; what
 * needs thought is a function. All functions answer JSON text, or undefined when the span says nothing.
 */
export interface Convention {
  /** The attributes without which it has nothing to say. */
  readonly speaksOf: RegExp;
  /** Attributes that hold the kind of a span, and the span type for each kind. */
  readonly kindKeys?: readonly string[];
  readonly types?: Readonly<Record<string, string>>;
  readonly tokens?: TokenKeys;
  readonly inputs?: readonly (string | RegExp)[];
  readonly outputs?: readonly (string | RegExp)[];
  readonly models?: readonly string[];
  readonly provider?: string;
  readonly tools?: string;
  /** The span type itself, when keys do not tell. */
  readonly typeOf?: (attributes: Attributes) => string | undefined;
  /** Instead of `tokens`. */
  readonly tokenOf?: (attributes: Attributes, kind: keyof TokenKeys) => number | undefined;
  /** Instead of `inputs` and `outputs`. */
  readonly inputOf?: (attributes: Attributes) => string | undefined;
  readonly outputOf?: (attributes: Attributes) => string | undefined;
  readonly inputOfEvents?: (events: readonly SpanEvent[], attributes: Attributes) => string | undefined;
  readonly outputOfEvents?: (events: readonly SpanEvent[], attributes: Attributes) => string | undefined;
  /** Name of the format in which a chat is shown. */
  readonly formatOf?: (attributes: Attributes) => string | undefined;
}

const EMPTY = new Set(['null', 'false', '""', '[]', '{}', '0', '-0', '0.0', '-0.0']);

/** The attribute's JSON text unless it is missing or empty. */
export function filled(attributes: Attributes, key: string): string | undefined {
  const text = attributes.get(key);
  return text === undefined || EMPTY.has(text.trim()) ? undefined : text;
}

/** The first filled attribute of the keys; a pattern stands for all keys that begin so, in their order. */
export function firstFilled(
  attributes: Attributes,
  keys: readonly (string | RegExp)[] | undefined,
): string | undefined {
  for (const key of keys ?? []) {
    if (typeof key === 'string') {
      const text = filled(attributes, key);
      if (text !== undefined) return text;
      continue;
    }
    for (const name of attributes.keys()) {
      const text = key.test(name) ? filled(attributes, name) : undefined;
      if (text !== undefined) return text;
    }
  }
  return undefined;
}

/** What the attribute's JSON text stands for; text that is no JSON stands for itself. */
export function valueOf(attributes: Attributes, key: string): unknown {
  const text = attributes.get(key);
  return text === undefined ? undefined : (parseText(text) ?? (text === 'null' ? undefined : text));
}

/** A whole number, also one within a string. */
export function integerOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  return typeof value === 'string' && /^\s*[-+]?\d{1,15}\s*$/.test(value) ? Number(value) : undefined;
}
