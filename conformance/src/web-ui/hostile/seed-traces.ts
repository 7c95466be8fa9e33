import { randomBytes } from 'node:crypto';

const PIECE_CHARACTERS_MAX = 1500;
const ASSESSED = 30;

interface Place {
  readonly url: string;
  readonly experimentId: string;
}

/** A trace that says every text: in names, messages, documents, tags, events and what is said of it. Returns its id. */
export async function seedHostileTrace(place: Place, all: readonly string[]): Promise<string> {
  const texts = all.map((text) => text.slice(0, PIECE_CHARACTERS_MAX).toWellFormed());
  const traceId = randomBytes(16).toString('hex');
  const id = `tr-${traceId}`;
  await send(place, '/api/3.0/mlflow/traces', {
    trace: {
      trace_info: {
        trace_id: id,
        trace_location: {
          type: 'MLFLOW_EXPERIMENT',
          mlflow_experiment: { experiment_id: place.experimentId },
        },
        request_time: new Date().toISOString(),
        execution_duration: '1s',
        state: 'ERROR',
        request_preview: texts[0],
        response_preview: JSON.stringify(texts[1]),
        trace_metadata: { 'mlflow.trace.session': texts[2]?.slice(0, 200), 'mlflow.trace.user': texts[3] },
        tags: { 'mlflow.traceName': texts[4]?.slice(0, 200), ...tagsOf(texts) },
      },
    },
  });
  await send(place, '/v1/traces', { resourceSpans: [{ scopeSpans: [{ spans: spansOf(traceId, texts) }] }] });
  for (const [at, text] of texts.slice(0, ASSESSED).entries()) {
    await send(place, `/api/3.0/mlflow/traces/${id}/assessments`, {
      assessment: {
        assessment_name: `said ${at}`,
        source: { source_type: 'HUMAN', source_id: text.slice(0, 200) },
        feedback: { value: text },
        rationale: text,
      },
    });
  }
  return id;
}

function tagsOf(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.slice(0, 20).map((text, at) => [`tag ${at}`, text]));
}

/** A root with all texts as a chat, a retriever with them as documents, and a span for each with its name. */
function spansOf(traceId: string, texts: readonly string[]): object[] {
  const messages = texts.map((content, at) => ({
    role: at % 2 === 0 ? 'user' : content.slice(0, 40),
    content,
  }));
  const images = texts.map((url) => ({ type: 'image_url', image_url: { url } }));
  const documents = texts.map((text) => ({ page_content: text, metadata: { doc_uri: text } }));
  const [root = '', retriever = ''] = ['1', '2'].map((digit) => digit.padStart(16, '0'));
  const span = (spanId: string, name: string, more: object): object => ({
    traceId,
    spanId,
    ...(spanId === root ? {} : { parentSpanId: root }),
    name,
    startTimeUnixNano: '1800000000000000000',
    endTimeUnixNano: '1800000001000000000',
    ...more,
  });
  return [
    span(root, texts[5] ?? '', {
      status: { code: 2, message: texts[6] },
      attributes: [
        attribute('mlflow.spanInputs', { messages }),
        attribute('mlflow.spanOutputs', [{ role: 'user', content: images }]),
      ],
      events: [
        {
          name: texts[7],
          timeUnixNano: '1800000000500000000',
          attributes: texts.slice(0, 40).map((text, at) => attribute(`exception.${at}`, text)),
        },
      ],
    }),
    span(retriever, 'retriever', { attributes: [attribute('mlflow.spanOutputs', documents)] }),
    ...texts.map((text, at) => span((at + 16).toString(16).padStart(16, '0'), text, {})),
  ];
}

function attribute(key: string, value: unknown): object {
  return { key, value: { stringValue: typeof value === 'string' ? value : JSON.stringify(value) } };
}

async function send({ url, experimentId }: Place, path: string, body: object): Promise<void> {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-mlflow-experiment-id': experimentId },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
}
