import { isJsonObject, type JsonObject, type JsonValue, parseJson } from '@millrace/protocol';
import { stringText, valueText } from './python-json.ts';

/** The spans of a `traces.json` that a client wrote, in the form of stored ones; what is no span is left out. */
export function contentsOfFile(text: string): string[] {
  let file: JsonValue;
  try {
    file = parseJson(text);
  } catch {
    return [];
  }
  const spans = isJsonObject(file) ? file['spans'] : undefined;
  return Array.isArray(spans) ? spans.filter(isJsonObject).map(contentOfObject) : [];
}

function contentOfObject(span: JsonObject): string {
  const status = isJsonObject(span['status']) ? span['status'] : {};
  const code = textOf(status['code']).replace(/^STATUS_CODE_/, '');
  const parent = span['parent_span_id'];
  const attributes = isJsonObject(span['attributes']) ? span['attributes'] : {};
  const texts = Object.entries(attributes).map(
    ([key, value]) =>
      `${stringText(key)}: ${stringText(typeof value === 'string' ? value : valueText(value))}`,
  );
  return (
    `{"trace_id": ${idText(span['trace_id'])}, "span_id": ${idText(span['span_id'])}, ` +
    `"parent_span_id": ${typeof parent === 'string' && parent !== '' ? idText(parent) : 'null'}, ` +
    `"name": ${stringText(textOf(span['name']))}, ` +
    `"start_time_unix_nano": ${timeText(span['start_time_unix_nano'])}, ` +
    `"end_time_unix_nano": ${timeText(span['end_time_unix_nano'])}, "events": [${eventsText(span['events'])}], ` +
    `"status": {"code": "STATUS_CODE_${code === 'OK' || code === 'ERROR' ? code : 'UNSET'}", ` +
    `"message": ${stringText(textOf(status['message']))}}, ` +
    `"attributes": {${texts.join(', ')}}, "links": []}`
  );
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function idText(id: JsonValue | undefined): string {
  return stringText(textOf(id));
}

function timeText(time: JsonValue | undefined): string {
  const text =
    typeof time === 'string' || typeof time === 'number' || typeof time === 'bigint' ? String(time) : '';
  return /^\d{1,19}$/.test(text) ? text : '0';
}

function eventsText(events: JsonValue | undefined): string {
  if (!Array.isArray(events)) return '';
  const texts = events.filter(isJsonObject).map((event) => {
    const attributes = isJsonObject(event['attributes']) ? event['attributes'] : {};
    const time = event['time_unix_nano'] ?? event['timestamp'];
    return (
      `{"name": ${stringText(textOf(event['name']))}, "time_unix_nano": ${timeText(time)}, ` +
      `"attributes": ${valueText(attributes)}}`
    );
  });
  return texts.join(', ');
}
