import type { ServerResponse } from 'node:http';
import { ApiError, isJsonObject, type JsonObject, parseJson } from '@millrace/protocol';
import { bodyBytes, readBody } from './body.ts';
import type { FileRequest } from './file-handlers.ts';
import { send, sendJson } from './send.ts';

const PROTOBUF = 'application/x-protobuf';
const JSON_TYPE = 'application/json';
const EXPERIMENT_HEADER = 'x-mlflow-experiment-id';
const RUN_HEADER = 'x-mlflow-run-id';
const MISSING_HEADER = [
  { type: 'missing', loc: ['header', EXPERIMENT_HEADER], msg: 'Field required', input: null },
];

/** `POST /v1/traces`: reads and inflates the body, has it stored, and answers in the encoding of the request. */
export async function exportSpans(file: FileRequest): Promise<void> {
  const { request, response } = file;
  const { headers } = request;
  const body = await readBody(request);
  const experimentId = headers[EXPERIMENT_HEADER];
  if (experimentId === undefined) return refuse(response, 422, MISSING_HEADER);
  const type = headers['content-type'];
  const mediaType = type?.split(';')[0]?.trim();
  if (mediaType !== PROTOBUF && mediaType !== JSON_TYPE) {
    const detail = `Invalid Content-Type: ${type ?? 'None'}. Expected: ${PROTOBUF} or ${JSON_TYPE}`;
    return refuse(response, 400, detail);
  }
  const isJson = mediaType === JSON_TYPE;
  const bytes = await inflated(body, headers['content-encoding']);
  if (typeof bytes === 'string') return refuse(response, 400, bytes);
  const runId = headers[RUN_HEADER];
  const query = new URLSearchParams({
    experiment_id: String(experimentId),
    is_json: String(isJson),
    ...(runId === undefined ? {} : { run_id: String(runId) }),
  });
  const answer = await file.dispatcher.dispatch({
    endpoint: 'traces/export',
    method: 'POST',
    body: bytes,
    query: query.toString(),
    params: {},
  });
  if (answer.cause !== undefined)
    file.log.error({ cause: answer.cause, endpoint: 'traces/export' }, 'request failed');
  if (answer.status !== 200) return sendJson(response, answer);
  return answerExport(response, isJson, resultOf(answer.body));
}

/** The inflated body, or why there is none. */
async function inflated(body: Buffer, encoding: string | undefined): Promise<Uint8Array | string> {
  try {
    return await bodyBytes(body, encoding);
  } catch (error) {
    if (ApiError.is(error) && error.code === 'INVALID_PARAMETER_VALUE') return error.message;
    throw error;
  }
}

function resultOf(body: string | Uint8Array): JsonObject {
  const value = parseJson(typeof body === 'string' ? body : new TextDecoder().decode(body));
  return isJsonObject(value) ? value : {};
}

function answerExport(response: ServerResponse, isJson: boolean, result: JsonObject): void {
  const { refusal, error_message, rejected_spans } = result;
  const message = typeof error_message === 'string' ? error_message : '';
  const rejected = Number(rejected_spans ?? 0);
  if (typeof refusal === 'string')
    return refuse(response, result['refused_spans'] === true ? 422 : 400, refusal);
  if (isJson) {
    const partial = rejected === 0 ? {} : { rejectedSpans: String(rejected), errorMessage: message };
    return sendJson(response, { status: 200, body: JSON.stringify({ partialSuccess: partial }) });
  }
  const body = rejected === 0 ? new Uint8Array(0) : partialSuccess(rejected, message);
  return send(response, { status: 200, body }, PROTOBUF);
}

/** ExportTraceServiceResponse with its one field, which has the count and the reason. */
function partialSuccess(rejected: number, message: string): Uint8Array {
  const text = Buffer.from(message, 'utf8');
  const inner = Buffer.concat([Buffer.from([0x08, ...varint(rejected), 0x12, ...varint(text.length)]), text]);
  return Buffer.concat([Buffer.from([0x0a, ...varint(inner.length)]), inner]);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return [...bytes, rest];
}

/** FastAPI's form of an error, which MLflow answers here. */
function refuse(response: ServerResponse, status: number, detail: unknown): void {
  sendJson(response, { status, body: JSON.stringify({ detail }) });
}
