import type { Value } from './traces.ts';

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;

function varint(value: number | bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return Buffer.from([...bytes, Number(rest)]);
}

export function bytesField(number: number, content: Buffer | string): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return Buffer.concat([varint((number << 3) | BYTES), varint(bytes.length), bytes]);
}

export function varintField(number: number, value: number | bigint): Buffer {
  return Buffer.concat([varint((number << 3) | VARINT), varint(value)]);
}

export function fixedField(number: number, value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return Buffer.concat([varint((number << 3) | FIXED64), bytes]);
}

function doubleField(number: number, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return Buffer.concat([varint((number << 3) | FIXED64), bytes]);
}

function anyValue(value: Value | Buffer): Buffer {
  if (value === null) return Buffer.alloc(0);
  if (Buffer.isBuffer(value)) return bytesField(7, value);
  if (typeof value === 'string') return bytesField(1, value);
  if (typeof value === 'boolean') return varintField(2, value ? 1 : 0);
  if (typeof value === 'bigint') return varintField(3, value);
  if (typeof value === 'number')
    return Number.isInteger(value) ? varintField(3, value) : doubleField(4, value);
  if (Array.isArray(value))
    return bytesField(5, Buffer.concat(value.map((item) => bytesField(1, anyValue(item)))));
  return bytesField(6, attributes(1, value as Readonly<Record<string, Value>>));
}

export function attributes(number: number, values: Readonly<Record<string, Value | Buffer>>): Buffer {
  return Buffer.concat(
    Object.entries(values).map(([key, value]) =>
      bytesField(number, Buffer.concat([bytesField(1, key), bytesField(2, anyValue(value))])),
    ),
  );
}

export interface ProtobufSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId?: string;
  readonly name: string;
  readonly start: bigint;
  readonly end: bigint;
  readonly attributes?: Readonly<Record<string, Value | Buffer>>;
  readonly extra?: Buffer;
}

export function protobufSpan(span: ProtobufSpan): Buffer {
  const hex = (text: string): Buffer => Buffer.from(text, 'hex');
  return Buffer.concat([
    bytesField(1, hex(span.traceId)),
    bytesField(2, hex(span.spanId)),
    ...(span.parentId === undefined ? [] : [bytesField(4, hex(span.parentId))]),
    bytesField(5, span.name),
    fixedField(7, span.start),
    fixedField(8, span.end),
    attributes(9, span.attributes ?? {}),
    span.extra ?? Buffer.alloc(0),
  ]);
}

/** An ExportTraceServiceRequest with one resource. */
export function protobufRequest(
  spans: readonly Buffer[],
  resource: Readonly<Record<string, Value>> = {},
): Buffer {
  const scope = Buffer.concat(spans.map((span) => bytesField(2, span)));
  return bytesField(1, Buffer.concat([bytesField(1, attributes(1, resource)), bytesField(2, scope)]));
}
