import {
  claudeCode,
  googleAdk,
  laminar,
  langfuse,
  liveKit,
  traceloop,
  voltAgent,
} from './conventions/agents.ts';
import {
  type Convention,
  filled,
  firstFilled,
  integerOf,
  type TokenKeys,
  valueOf,
} from './conventions/convention.ts';
import { geminiCli, genAi, springAi } from './conventions/gen-ai.ts';
import { openInference } from './conventions/open-inference.ts';
import { vercelAi } from './conventions/vercel-ai.ts';
import { objectText, parseText, stringText } from './python-json.ts';
import { type Attributes, SPAN_KEYS, type SpanEvent } from './span.ts';

/** In MLflow's order: the first that says something is heard. */
const CONVENTIONS: readonly Convention[] = [
  openInference,
  geminiCli,
  claudeCode,
  genAi,
  springAi,
  traceloop,
  googleAdk,
  vercelAi,
  voltAgent,
  liveKit,
  laminar,
  langfuse,
];
/** Attribute keys whose conventions are remembered. */
const KEYS_MAX = 20_000;
const bitsOfKeys = new Map<string, number>();
const listsOfBits = new Map<number, readonly Convention[]>();

function bitsOf(key: string): number {
  let bits = bitsOfKeys.get(key);
  if (bits !== undefined) return bits;
  bits = 0;
  for (const [index, { speaksOf }] of CONVENTIONS.entries()) if (speaksOf.test(key)) bits |= 1 << index;
  if (bitsOfKeys.size >= KEYS_MAX) bitsOfKeys.clear();
  bitsOfKeys.set(key, bits);
  return bits;
}

/** The conventions that the attributes may be of: to ask all of them about each span would take most of the time. */
function conventionsOf(attributes: Attributes): readonly Convention[] {
  let bits = 0;
  for (const key of attributes.keys()) bits |= bitsOf(key);
  let list = listsOfBits.get(bits);
  if (list === undefined) {
    list = CONVENTIONS.filter((_, index) => (bits & (1 << index)) !== 0);
    listsOfBits.set(bits, list);
  }
  return list;
}

const WITH_EVENTS: readonly Convention[] = [springAi, liveKit, claudeCode];

/**
 * Adds MLflow's own attributes where a span says the same in the words of another convention. What is there under
 * MLflow's key stays.
 */
export function translate(attributes: Attributes, events: readonly SpanEvent[]): void {
  const conventions = conventionsOf(attributes);
  if (conventions.length > 0 || events.length > 0) {
    const type = valueOf(attributes, SPAN_KEYS.type);
    if (type === undefined || type === 'UNKNOWN') {
      addPlain(attributes, SPAN_KEYS.type, typeOf(conventions, attributes));
    }
    if (!attributes.has(SPAN_KEYS.inputs)) {
      add(attributes, SPAN_KEYS.inputs, inputOf(conventions, attributes, events));
    }
    if (!attributes.has(SPAN_KEYS.outputs)) {
      add(attributes, SPAN_KEYS.outputs, outputOf(conventions, attributes, events));
    }
  }
  if (conventions.length > 0) translateUse(conventions, attributes);
  if (!attributes.has(SPAN_KEYS.model)) add(attributes, SPAN_KEYS.model, modelOf(conventions, attributes));
  if (!attributes.has(SPAN_KEYS.provider)) {
    const provider = first(conventions, ({ provider: key }) =>
      key === undefined ? undefined : filled(attributes, key),
    );
    add(attributes, SPAN_KEYS.provider, provider);
  }
}

function translateUse(conventions: readonly Convention[], attributes: Attributes): void {
  if (!attributes.has(SPAN_KEYS.usage)) {
    add(attributes, SPAN_KEYS.usage, usageOf(conventions, attributes));
  }
  if (!attributes.has(SPAN_KEYS.format)) {
    const format = first(conventions, (convention) => convention.formatOf?.(attributes));
    addPlain(attributes, SPAN_KEYS.format, format);
  }
  if (!attributes.has(SPAN_KEYS.tools)) {
    const tools = first(conventions, ({ tools: key }) =>
      key === undefined ? undefined : filled(attributes, key),
    );
    add(attributes, SPAN_KEYS.tools, tools);
  }
}

function add(attributes: Attributes, key: string, text: string | undefined): void {
  if (text !== undefined) attributes.set(key, text);
}

function addPlain(attributes: Attributes, key: string, value: string | undefined): void {
  if (value !== undefined) attributes.set(key, stringText(value));
}

function first(
  conventions: readonly Convention[],
  ask: (convention: Convention) => string | undefined,
): string | undefined {
  for (const convention of conventions) {
    const answer = ask(convention);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

function typeOf(conventions: readonly Convention[], attributes: Attributes): string | undefined {
  return first(conventions, ({ typeOf: ask, kindKeys = [], types = {} }) => {
    if (ask !== undefined) return ask(attributes);
    for (const key of kindKeys) {
      const kind = valueOf(attributes, key);
      if (typeof kind === 'string' && Object.hasOwn(types, kind)) return types[kind];
    }
    return undefined;
  });
}

function inputOf(
  conventions: readonly Convention[],
  attributes: Attributes,
  events: readonly SpanEvent[],
): string | undefined {
  const found = first(conventions, ({ inputOf: ask, inputs }) =>
    ask === undefined ? firstFilled(attributes, inputs) : ask(attributes),
  );
  if (found !== undefined || events.length === 0) return found;
  for (const { inputOfEvents } of WITH_EVENTS) {
    const text = inputOfEvents?.(events, attributes);
    if (text !== undefined) return text;
  }
  return undefined;
}

function outputOf(
  conventions: readonly Convention[],
  attributes: Attributes,
  events: readonly SpanEvent[],
): string | undefined {
  const found = first(conventions, ({ outputOf: ask, outputs }) =>
    ask === undefined ? firstFilled(attributes, outputs) : ask(attributes),
  );
  if (found !== undefined || events.length === 0) return found;
  for (const { outputOfEvents } of WITH_EVENTS) {
    const text = outputOfEvents?.(events, attributes);
    if (text !== undefined) return text;
  }
  return undefined;
}

function usageOf(conventions: readonly Convention[], attributes: Attributes): string | undefined {
  for (const convention of conventions) {
    const count = (kind: keyof TokenKeys): number | undefined => {
      if (convention.tokenOf !== undefined) return convention.tokenOf(attributes, kind);
      for (const key of convention.tokens?.[kind] ?? []) {
        const value = attributes.has(key) ? integerOf(valueOf(attributes, key)) : undefined;
        if (value !== undefined) return value;
      }
      return undefined;
    };
    const input = count('input');
    const output = count('output');
    const total =
      count('total') ?? (input !== undefined && output !== undefined ? input + output : undefined);
    if (input === undefined && output === undefined && total === undefined) continue;
    const counts = {
      input_tokens: input,
      output_tokens: output,
      total_tokens: total,
      cache_read_input_tokens: count('cacheRead'),
      cache_creation_input_tokens: count('cacheCreation'),
    };
    return objectText(
      Object.entries(counts).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, String(value)] as const],
      ),
    );
  }
  return undefined;
}

/** The model as JSON text, also from the member `model` of inputs or outputs. */
function modelOf(conventions: readonly Convention[], attributes: Attributes): string | undefined {
  const found = first(conventions, ({ models }) => firstFilled(attributes, models));
  if (found !== undefined) return found;
  for (const key of [SPAN_KEYS.inputs, SPAN_KEYS.outputs]) {
    const text = attributes.get(key);
    // Parsing is worth its time only where the word is.
    if (text === undefined || !text.includes('"model"')) continue;
    const value = parseText(text);
    const model =
      typeof value === 'object' && value !== null ? (value as { model?: unknown }).model : undefined;
    if (model) return typeof model === 'string' ? stringText(model) : undefined;
  }
  return undefined;
}
