import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';

interface TraceInfo {
  readonly trace_id?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Asks the server that the page is of, past the page. */
export async function read<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(new URL(`/api/${path}`, page.url()).href);
  return (await answer.json()) as T;
}

export async function post<T>(page: Page, path: string, data: object): Promise<T> {
  const answer = await page.request.post(new URL(`/api/${path}`, page.url()).href, { data });
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Empty for a trace that is not there. */
export async function traceInfo(page: Page, id: string): Promise<TraceInfo> {
  const { trace } = await read<{ trace?: { trace_info?: TraceInfo } }>(page, `3.0/mlflow/traces/${id}`);
  return trace?.trace_info ?? {};
}

interface NewTrace {
  readonly experimentId: string;
  readonly name: string;
}

/** Starts a trace that goes on, as clients do. */
export async function startTrace(page: Page, { experimentId, name }: NewTrace): Promise<string> {
  const trace_id = `tr-${randomBytes(16).toString('hex')}`;
  const trace_info = {
    trace_id,
    trace_location: { type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: experimentId } },
    request_time: new Date().toISOString(),
    state: 'IN_PROGRESS',
    tags: { 'mlflow.traceName': name },
  };
  await post(page, '3.0/mlflow/traces', { trace: { trace_info } });
  return trace_id;
}

export async function confirmTyped(page: Page, { word, act }: { word: string; act: string }): Promise<void> {
  const button = page.getByRole('button', { name: act });
  if (await button.isEnabled()) throw new Error(`what cannot be undone is done before “${word}” is typed`);
  await page.getByRole('textbox', { name: /Type/ }).fill(word);
  await button.click();
}
