import type { Assessment, TraceInfo } from '../../api/traces.ts';

/** What a trace says of itself, out of the fields, tags and metadata that hold it. */
export interface TraceFacts {
  readonly id: string;
  readonly name: string;
  readonly startMs: number;
  /** NaN while it goes on. */
  readonly durationMs: number;
  readonly session: string | undefined;
  readonly user: string | undefined;
  readonly runId: string | undefined;
  readonly modelId: string | undefined;
  readonly tokens: TokenUsage | undefined;
  /** In US dollars. */
  readonly cost: number | undefined;
  readonly prompts: readonly PromptLink[];
  readonly source: string | undefined;
  readonly version: string | undefined;
  /** Those that are not MLflow's own. */
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

interface TokenUsage {
  readonly input: number | undefined;
  readonly output: number | undefined;
  readonly cached: number | undefined;
  readonly total: number;
}

interface PromptLink {
  readonly name: string;
  readonly version: string;
}

type Texts = Readonly<Record<string, string>>;

const SYSTEM = 'mlflow.';
const COMMIT_CHARACTERS = 8;

function json(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null') as unknown;
  } catch {
    return undefined;
  }
}

function numberIn(value: unknown, key: string): number | undefined {
  if (typeof value !== 'object' || value === null || !(key in value)) return undefined;
  const found = Number((value as Record<string, unknown>)[key]);
  return Number.isFinite(found) ? found : undefined;
}

/** Of a trace or of a span: both keep them in the same form. */
export function tokenUsage(usage: unknown): TokenUsage | undefined {
  const input = numberIn(usage, 'input_tokens');
  const output = numberIn(usage, 'output_tokens');
  const total = numberIn(usage, 'total_tokens') ?? (input ?? 0) + (output ?? 0);
  if (input === undefined && output === undefined && total === 0) return undefined;
  return { input, output, total, cached: numberIn(usage, 'cache_read_input_tokens') };
}

export function totalCost(cost: unknown): number | undefined {
  return numberIn(cost, 'total_cost');
}

function promptsOf(text: string | undefined): PromptLink[] {
  const list = json(text);
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    const { name, version } = (item ?? {}) as { name?: unknown; version?: string | number };
    return typeof name === 'string' ? [{ name, version: String(version ?? '') }] : [];
  });
}

export function traceFacts(info: TraceInfo): TraceFacts {
  const { trace_id = '' } = info;
  const tags: Texts = info.tags ?? {};
  const meta: Texts = info.trace_metadata ?? {};
  const commit = meta['mlflow.source.git.commit'] || undefined;
  return {
    id: trace_id,
    name: tags['mlflow.traceName'] ?? '',
    startMs: Date.parse(String(info.request_time)),
    durationMs:
      info.state === 'IN_PROGRESS' ? Number.NaN : Number.parseFloat(String(info.execution_duration)) * 1000,
    session: meta['mlflow.trace.session'],
    user: meta['mlflow.trace.user'],
    runId: meta['mlflow.sourceRun'],
    modelId: meta['mlflow.modelId'],
    tokens: tokenUsage(json(meta['mlflow.trace.tokenUsage'])),
    cost: totalCost(json(meta['mlflow.trace.cost'])),
    prompts: promptsOf(tags['mlflow.linkedPrompts']),
    source: meta['mlflow.source.name'] || undefined,
    version: meta['mlflow.version'] ?? commit?.slice(0, COMMIT_CHARACTERS),
    tags: Object.entries(tags)
      .filter(([key]) => !key.startsWith(SYSTEM))
      .map(([key, value]) => ({ key, value })),
  };
}

/** Those that count: not the ones that others have overridden. */
export function validAssessments({ assessments = [] }: TraceInfo): Assessment[] {
  return assessments.filter(({ valid }) => valid !== false);
}
