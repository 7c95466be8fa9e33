/** A span as an exporter of OpenTelemetry sends it. */
export interface ExportedSpan {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  readonly spanId: string;
  readonly parent: string | null;
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly attributes: Readonly<Record<string, string>>;
}

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const OK_STATUS = Buffer.from([(3 << 3) | VARINT, 1]);

/** The bytes of a POST /v1/traces in protobuf. */
export function otlpRequest(experimentId: string, spans: readonly ExportedSpan[]): Buffer {
  const body = field(1, field(2, Buffer.concat(spans.map((span) => field(2, spanBytes(span))))));
  const head =
    'POST /v1/traces HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/x-protobuf\r\n' +
    `x-mlflow-experiment-id: ${experimentId}\r\ncontent-length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}

function spanBytes(span: ExportedSpan): Buffer {
  const attributes = Object.entries(span.attributes).map(([key, value]) =>
    field(9, Buffer.concat([text(1, key), field(2, text(1, value))])),
  );
  return Buffer.concat([
    field(1, Buffer.from(span.traceId, 'hex')),
    field(2, Buffer.from(span.spanId, 'hex')),
    ...(span.parent === null ? [] : [field(4, Buffer.from(span.parent, 'hex'))]),
    text(5, span.name),
    time(7, span.startMs),
    time(8, span.endMs),
    ...attributes,
    field(15, OK_STATUS),
  ]);
}

function text(number: number, value: string): Buffer {
  return field(number, Buffer.from(value));
}

function field(number: number, bytes: Buffer): Buffer {
  return Buffer.concat([varint((number << 3) | BYTES), varint(bytes.length), bytes]);
}

function time(number: number, ms: number): Buffer {
  const bytes = Buffer.alloc(9);
  bytes[0] = (number << 3) | FIXED64;
  bytes.writeBigUInt64LE(BigInt(ms) * 1_000_000n, 1);
  return bytes;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
  return Buffer.from(bytes);
}
