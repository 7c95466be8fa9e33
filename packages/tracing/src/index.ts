export { decodeJson } from './decode-json.ts';
export { decodeProtobuf, type OtlpRequest } from './decode-protobuf.ts';
export { contentsOfFile } from './file.ts';
export { OtlpError } from './otlp-error.ts';
export { type PreparedSpan, prepareTraces, type TraceSpans } from './prepare.ts';
export { doubleText, valueText } from './python-json.ts';
export { showSpan } from './show-span.ts';
export { type Amounts, COST_KEYS, type SpanAmounts, TOKEN_KEYS, totalOf } from './usage.ts';
