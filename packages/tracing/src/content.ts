import { base64OfHex } from './ids.ts';
import { keyText, objectText, stringText } from './python-json.ts';
import type { Attributes, OtlpSpan } from './span.ts';

/** Attribute values as JSON strings, which is how MLflow's clients expect them in a stored span. */
function attributesText(attributes: Attributes): string {
  let text = '{';
  for (const [key, value] of attributes) {
    text += `${text.length === 1 ? '' : ', '}${keyText(key)}: ${stringText(value)}`;
  }
  return `${text}}`;
}

/** One id after the other is often the same: that of the trace, and of the parent. */
class Base64Memo {
  #hex = '';
  #base64 = '';

  of(hex: string): string {
    if (hex !== this.#hex) {
      this.#base64 = base64OfHex(hex);
      this.#hex = hex;
    }
    return this.#base64;
  }
}
const traceIds = new Base64Memo();
const parentIds = new Base64Memo();

/**
 * A span as MLflow stores it and hands it out in `traces.json`: one line of JSON in Python's spelling, because
 * filters on content are patterns over this text.
 */
export function contentOf(span: OtlpSpan): string {
  const { parent_id, events, links } = span;
  const eventTexts = events.map(
    ({ name, time_ns, attributes }) =>
      `{"name": ${stringText(name)}, "time_unix_nano": ${time_ns}, "attributes": ${objectText(attributes)}}`,
  );
  const linkTexts = links.map(
    ({ trace_id, span_id, attributes }) =>
      `{"trace_id": "tr-${trace_id}", "span_id": "${span_id}", ` +
      `"attributes": ${attributes.size === 0 ? 'null' : objectText(attributes)}}`,
  );
  return (
    `{"trace_id": "${traceIds.of(span.trace_id)}", "span_id": "${base64OfHex(span.span_id)}", ` +
    `"parent_span_id": ${parent_id === undefined ? 'null' : `"${parentIds.of(parent_id)}"`}, ` +
    `"name": ${stringText(span.name)}, "start_time_unix_nano": ${span.start_ns}, ` +
    `"end_time_unix_nano": ${span.end_ns}, "events": [${eventTexts.join(', ')}], ` +
    `"status": {"code": "STATUS_CODE_${span.status}", "message": ${stringText(span.status_message)}}, ` +
    `"attributes": ${attributesText(span.attributes)}, "links": [${linkTexts.join(', ')}]}`
  );
}
