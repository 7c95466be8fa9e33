import { hostileFiles } from './hostile-files.ts';
import { hostileTexts } from './hostile-texts.ts';
import { seedHostileTrace } from './seed-traces.ts';

export interface HostileSeed {
  /** A server elsewhere that must not be asked for anything. */
  readonly canary: string;
  readonly experimentId: string;
  readonly runId: string;
  readonly modelName: string;
  readonly promptName: string;
  readonly traceId: string;
  /** Runs to be compared. */
  readonly comparedIds: readonly string[];
  readonly texts: readonly string[];
  /** Paths that the server took; a name that it refuses can do nothing. */
  readonly files: readonly string[];
  /** Says what the run is about. */
  readonly describe: (text: string) => Promise<void>;
}

type Answer = Readonly<Record<string, unknown>>;

async function post(url: string, path: string, body: object): Promise<Answer> {
  const answer = await fetch(`${url}/api/2.0/mlflow/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${text}`);
  return JSON.parse(text) as Answer;
}

/** Logs every text as a name, a param, a tag and a description, and every file, to a server. */
export async function seedHostile(url: string, canary: string): Promise<HostileSeed> {
  const texts = hostileTexts(canary);
  const call = (path: string, body: object) => post(url, path, body);
  const tags = texts.map((value, at) => ({ key: `tag ${at}`, value }));
  const { experiment_id } = await call('experiments/create', {
    name: `<img src=x onerror=hostile=1> ${canary}`,
    tags: [
      ...tags.slice(0, 20),
      { key: 'mlflow.note.content', value: texts.slice(0, 30).join('\n\n').slice(0, 5000).toWellFormed() },
    ],
  });
  const experimentId = String(experiment_id);
  const runIds: string[] = [];
  for (const [at, name] of texts.entries()) {
    const created = await call('runs/create', {
      experiment_id: experimentId,
      run_name: name,
      start_time: 1_700_000_000_000 + at,
      tags: [
        { key: 'mlflow.user', value: name.slice(0, 200).toWellFormed() },
        { key: 'mlflow.source.name', value: name },
      ],
    });
    runIds.push((created['run'] as { info: { run_id: string } }).info.run_id);
  }
  const runId = runIds.at(-1) ?? '';
  for (let at = 0; at < texts.length; at += 90) {
    await call('runs/log-batch', {
      run_id: runId,
      params: texts.slice(at, at + 90).map((value, index) => ({ key: `param ${at + index}`, value })),
      tags: tags.slice(at, at + 90),
    });
  }
  await call('runs/log-inputs', { run_id: runId, datasets: [dataset(texts)] });
  const modelName = `"><img src=x onerror=hostile=1>`;
  await call('registered-models/create', {
    name: modelName,
    description: texts.slice(0, 25).join('\n\n').slice(0, 4000).toWellFormed(),
  });
  const promptName = 'hostile-prompt';
  await seedVersions(call, { modelName, promptName, runId, texts });
  return {
    canary,
    experimentId,
    runId,
    modelName,
    promptName,
    traceId: await seedHostileTrace({ url, experimentId }, texts),
    comparedIds: runIds.slice(-4),
    texts,
    files: await uploadFiles(
      `${url}/api/2.0/mlflow-artifacts/artifacts/${experimentId}/${runId}/artifacts`,
      canary,
    ),
    describe: async (text) => {
      await call('runs/set-tag', { run_id: runId, key: 'mlflow.note.content', value: text });
    },
  };
}

type Call = (path: string, body: object) => Promise<Answer>;

interface Versions {
  readonly modelName: string;
  readonly promptName: string;
  readonly runId: string;
  readonly texts: readonly string[];
}

/** A version of a model and two of a prompt that say the texts. */
async function seedVersions(call: Call, { modelName, promptName, runId, texts }: Versions): Promise<void> {
  const said = texts.slice(0, 40).join('\n\n').slice(0, 4000).toWellFormed();
  const isPrompt = { key: 'mlflow.prompt.is_prompt', value: 'true' };
  const tags = texts
    .slice(0, 20)
    .map((value, at) => ({ key: `tag ${at}`, value: value.slice(0, 1000).toWellFormed() }));
  await call('model-versions/create', {
    name: modelName,
    source: `runs:/${runId}/model`,
    run_id: runId,
    description: said,
    tags,
  });
  await call('registered-models/create', { name: promptName, tags: [isPrompt] });
  for (const template of [said, `${said} {{ ${texts[0]?.slice(0, 100) ?? ''} }}`]) {
    const text = { key: 'mlflow.prompt.text', value: template };
    await call('model-versions/create', {
      name: promptName,
      source: 'dummy-source',
      description: said,
      tags: [isPrompt, text],
    });
  }
}

function dataset(texts: readonly string[]): object {
  const [name = '', source = ''] = texts;
  const columns = texts.slice(0, 40).map((text) => ({ name: text, type: text }));
  return {
    tags: [{ key: 'mlflow.data.context', value: name }],
    dataset: {
      name,
      digest: '1',
      source_type: 'http',
      source: JSON.stringify({ url: 'javascript:hostile=1', text: source }),
      schema: JSON.stringify({ mlflow_colspec: columns }),
    },
  };
}

async function uploadFiles(folder: string, canary: string): Promise<string[]> {
  const taken: string[] = [];
  for (const { path, content } of hostileFiles(canary)) {
    const address = path.split('/').map(encodeURIComponent).join('/');
    const body = typeof content === 'string' ? content : new Blob([new Uint8Array(content)]);
    const answer = await fetch(`${folder}/${address}`, { method: 'PUT', body });
    if (answer.ok) taken.push(path);
  }
  return taken;
}
