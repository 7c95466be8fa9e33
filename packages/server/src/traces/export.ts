import type { EndpointHandler } from '../application/handler.ts';
import { isJsonObject, parseJson } from '@millrace/protocol';
import { decodeJson, decodeProtobuf, OtlpError, type OtlpRequest, prepareTraces } from '@millrace/tracing';

/** Stores the spans of a request; what is no OTLP is refused in a field, because its answer has a form of its own. */
export const exportTraces: EndpointHandler<'traces/export'> = async (
  { experiment_id = '', run_id, is_json },
  { store },
  { bytes },
) => {
  let request: OtlpRequest;
  try {
    request = is_json === true ? decodeJsonBytes(bytes) : decodeProtobuf(bytes);
  } catch (error) {
    if (!OtlpError.is(error)) throw error;
    return { refusal: 'Invalid OpenTelemetry format' };
  }
  if (!request.hasResources) return { refusal: 'Invalid OpenTelemetry format - no spans found' };
  const { traces, rejected } = prepareTraces(request);
  if (traces.length > 0) await store.traces.logSpans(experiment_id, traces, run_id);
  if (rejected === undefined) return {};
  if (traces.length === 0) return { refusal: rejected.reason, refused_spans: true };
  return { rejected_spans: rejected.count, error_message: rejected.reason };
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decodeJsonBytes(bytes: Uint8Array): OtlpRequest {
  let value;
  try {
    value = parseJson(utf8.decode(bytes));
  } catch {
    throw new OtlpError('encoding', 'not valid JSON');
  }
  if (!isJsonObject(value)) throw new OtlpError('encoding', 'not an object');
  return decodeJson(value);
}
