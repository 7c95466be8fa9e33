import { parseText } from './python-json.ts';

interface Content {
  readonly trace_id: string;
  readonly span_id: string;
  readonly parent_span_id: string | null;
  readonly name: string;
  readonly events: readonly {
    readonly name: string;
    readonly time_unix_nano: string | number;
    readonly attributes: Readonly<Record<string, unknown>> | null;
  }[];
  readonly status: { readonly code: string; readonly message: string };
  readonly attributes: Readonly<Record<string, string>>;
  readonly links?: readonly Link[];
}

interface Link {
  readonly trace_id: string;
  readonly span_id: string;
  readonly attributes: Readonly<Record<string, unknown>> | null;
}

const TIMES = /"start_time_unix_nano": (\d+), "end_time_unix_nano": (\d+)/;
/** Numbers that a double may not hold. In the stored text only they stand bare outside of strings. */
const LONG_INTEGER = /(?<=[:[,] )-?\d{16,}(?=[,\]}])/g;
/** Of the private use area: no text of people begins with it. */
const LONG_MARK = '\uE000';

/**
 * A stored span as an OTLP span in protobuf's JSON, which is text again. Digits are never turned into numbers:
 * nanoseconds do not fit in a double.
 */
export function showSpan(content: string): string {
  const [, start = '0', end = '0'] = TIMES.exec(content) ?? [];
  const hasEvents = !content.includes('"events": []');
  const exact = hasEvents || !content.includes('"links": []') ? quoteLongIntegers(content) : content;
  const span = JSON.parse(exact) as Content;
  const { code, message } = span.status;
  const attributes = membersText(span.attributes, (text) => anyValue(text));
  const parts = [
    `"trace_id":"${span.trace_id}","span_id":"${span.span_id}"`,
    span.parent_span_id === null ? '' : `"parent_span_id":"${span.parent_span_id}"`,
    span.name === '' ? '' : `"name":${JSON.stringify(span.name)}`,
    start === '0' ? '' : `"start_time_unix_nano":${start}`,
    end === '0' ? '' : `"end_time_unix_nano":${end}`,
    attributes === '' ? '' : `"attributes":[${attributes}]`,
    hasEvents ? `"events":[${span.events.map(showEvent).join(',')}]` : '',
    span.links === undefined || span.links.length === 0
      ? ''
      : `"links":[${span.links.map(showLink).join(',')}]`,
    `"status":{${[
      message === '' ? '' : `"message":${JSON.stringify(message)}`,
      code === 'STATUS_CODE_UNSET' ? '' : `"code":"${code}"`,
    ]
      .filter((part) => part !== '')
      .join(',')}}`,
  ];
  return `{${parts.filter((part) => part !== '').join(',')}}`;
}

/** Long integers become strings with a mark; those within strings are left alone. */
function quoteLongIntegers(content: string): string {
  let inString = false;
  let result = '';
  let from = 0;
  // Quotes that are not escaped part strings from the rest.
  for (let at = 0; at < content.length; at += 1) {
    const code = content.charCodeAt(at);
    if (code === 0x5c && inString) at += 1;
    else if (code === 0x22) {
      const end = inString ? at : at + 1;
      const piece = content.slice(from, end);
      result += inString ? piece : piece.replaceAll(LONG_INTEGER, (digits) => `"${LONG_MARK}${digits}"`);
      from = end;
      inString = !inString;
    }
  }
  return result + content.slice(from);
}

function showEvent({ name, time_unix_nano, attributes }: Content['events'][number]): string {
  const time = String(time_unix_nano).replace(LONG_MARK, '');
  const members = membersText(attributes ?? {}, plainValue);
  return `{${[
    time === '0' ? '' : `"time_unix_nano":${time}`,
    name === '' ? '' : `"name":${JSON.stringify(name)}`,
    members === '' ? '' : `"attributes":[${members}]`,
  ]
    .filter((part) => part !== '')
    .join(',')}}`;
}

function showLink({ trace_id, span_id, attributes }: Link): string {
  const members = membersText(attributes ?? {}, plainValue);
  return (
    `{"trace_id":"${base64(trace_id.replace(/^tr-/, ''))}","span_id":"${base64(span_id)}"` +
    `${members === '' ? '' : `,"attributes":[${members}]`}}`
  );
}

function base64(hex: string): string {
  const bytes = (hex.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16)));
  return btoa(bytes.join(''));
}

function membersText<T>(members: Readonly<Record<string, T>>, show: (value: T) => string): string {
  let text = '';
  for (const key in members) {
    if (!Object.hasOwn(members, key)) continue;
    const value = show(members[key] as T);
    text += `${text === '' ? '' : ','}{"key":${JSON.stringify(key)}${value === '{}' ? '' : `,"value":${value}`}}`;
  }
  return text;
}

/** A value of an event or link: real JSON, with marked integers. */
function plainValue(value: unknown): string {
  if (value === null || value === undefined) return '{}';
  if (typeof value === 'boolean') return `{"bool_value":${value}}`;
  if (typeof value === 'number') {
    return Number.isInteger(value) ? `{"int_value":${value}}` : `{"double_value":${value}}`;
  }
  if (typeof value === 'string') {
    if (value.startsWith(LONG_MARK)) return `{"int_value":${value.slice(1)}}`;
    return `{"string_value":${JSON.stringify(value)}}`;
  }
  if (Array.isArray(value)) return `{"array_value":{"values":[${value.map(plainValue).join(',')}]}}`;
  const members = membersText(value as Record<string, unknown>, plainValue);
  return `{"kvlist_value":{${members === '' ? '' : `"values":[${members}]`}}}`;
}

/** An attribute's JSON text as an AnyValue in protobuf's JSON. */
function anyValue(text: string): string {
  const first = text.charCodeAt(0);
  // A string's literal can be taken over as it is, once it is known to be one.
  if (first === 0x22) {
    return isStringLiteral(text) ? `{"string_value":${text}}` : `{"string_value":${JSON.stringify(text)}}`;
  }
  const reader = new ValueReader(text);
  const value = reader.read();
  return value ?? `{"string_value":${JSON.stringify(text)}}`;
}

function isStringLiteral(text: string): boolean {
  return text.length >= 2 && text.indexOf('"', 1) === text.length - 1
    ? !text.includes('\\') || typeof parseText(text) === 'string'
    : typeof parseText(text) === 'string';
}

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
// oxlint-disable-next-line no-control-regex -- JSON strings hold no control characters
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORDS: ReadonlyArray<readonly [string, string]> = [
  ['true', '{"bool_value":true}'],
  ['false', '{"bool_value":false}'],
  ['null', '{}'],
  ['NaN', '{"double_value":"NaN"}'],
  ['Infinity', '{"double_value":"Infinity"}'],
  ['-Infinity', '{"double_value":"-Infinity"}'],
];
const DEPTH_MAX = 200;

/** Turns JSON text into AnyValues in one pass, without numbers or objects in between. */
class ValueReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Undefined when the text is no JSON. */
  read(): string | undefined {
    const value = this.#value(0);
    this.#space();
    return this.#at === this.#text.length ? value : undefined;
  }

  #value(depth: number): string | undefined {
    this.#space();
    const code = this.#text.charCodeAt(this.#at);
    if (depth > DEPTH_MAX) return undefined;
    if (code === 0x22) {
      const literal = this.#match(STRING);
      return literal === undefined ? undefined : `{"string_value":${literal}}`;
    }
    if (code === 0x7b) return this.#object(depth);
    if (code === 0x5b) return this.#array(depth);
    for (const [word, value] of WORDS) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    return this.#number();
  }

  #number(): string | undefined {
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(this.#text);
    if (match === null) return undefined;
    this.#at = NUMBER.lastIndex;
    const [digits, fraction, exponent] = match;
    if (fraction !== undefined || exponent !== undefined) return `{"double_value":${digits}}`;
    // Beyond 64 bits there is no integer in OTLP.
    const isWide = digits.length > 18 && BigInt.asIntN(64, BigInt(digits)) !== BigInt(digits);
    return isWide ? `{"string_value":"${digits}"}` : `{"int_value":${digits}}`;
  }

  #array(depth: number): string | undefined {
    const items: string[] = [];
    this.#at += 1;
    if (!this.#takes(']')) {
      do {
        const item = this.#value(depth + 1);
        if (item === undefined) return undefined;
        items.push(item);
      } while (this.#takes(','));
      if (!this.#takes(']')) return undefined;
    }
    return `{"array_value":{${items.length === 0 ? '' : `"values":[${items.join(',')}]`}}}`;
  }

  #object(depth: number): string | undefined {
    const members = new Map<string, string>();
    this.#at += 1;
    if (!this.#takes('}')) {
      do {
        this.#space();
        const key = this.#match(STRING);
        if (key === undefined || !this.#takes(':')) return undefined;
        const value = this.#value(depth + 1);
        if (value === undefined) return undefined;
        members.set(key, value);
      } while (this.#takes(','));
      if (!this.#takes('}')) return undefined;
    }
    let text = '';
    for (const [key, value] of members) {
      text += `${text === '' ? '' : ','}{"key":${key}${value === '{}' ? ',"value":{}' : `,"value":${value}`}}`;
    }
    return `{"kvlist_value":{${text === '' ? '' : `"values":[${text}]`}}}`;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match === null) return undefined;
    this.#at = pattern.lastIndex;
    return match[0];
  }

  #takes(character: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at += 1;
    }
  }
}
