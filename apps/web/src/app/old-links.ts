/** Tabs of a run's page in MLflow's UI, with ours. */
const RUN_TABS: Readonly<Record<string, string>> = {
  'model-metrics': 'charts',
  'system-metrics': 'system',
  artifacts: 'artifacts',
  artifactPath: 'artifacts',
  traces: 'traces',
};
/** Tabs of an experiment. */
const EXPERIMENT_TABS: Readonly<Record<string, string>> = {
  traces: 'traces',
  'chat-sessions': 'traces',
  models: 'models',
  datasets: 'datasets',
  prompts: 'prompts',
  'evaluation-runs': 'evaluation',
};
const COLUMNS: readonly (readonly [RegExp, string])[] = [
  [/^(?:metrics|params|tags)\.[`"]?(.+?)[`"]?$/s, ''],
  [/^(?:attributes\.)?(?:start_time|Created)$/i, 'start_time'],
  [/^(?:attributes\.)?(?:run_name|Run Name)$/i, 'run_name'],
];

/**
 * Where a link of MLflow's own UI (`#/experiments/…`) leads here; undefined for what is none. Such links stand in
 * notes, mails and scripts of people who change their tracking server.
 */
export function newAddress(hash: string): string | undefined {
  if (!hash.startsWith('#/')) return undefined;
  const [path = '', query = ''] = hash.slice(2).split(/\?(.*)/s);
  const parts = path.split('/').filter(Boolean).map(decodePart);
  const search = new URLSearchParams(query);
  const [head, name = '', kind, id = '', tab = ''] = parts;
  switch (head) {
    case undefined:
      return '/';
    case 'experiments':
      return experimentAddress({ id: name, kind, member: id, tab, rest: parts.slice(5) }, search);
    case 'compare-runs':
      return address('/compare', { runs: listOf(search.get('runs')) });
    case 'compare-experiments':
      return address('/experiments/compare', { ids: listOf(search.get('experiments')) });
    case 'models':
      if (name === '') return '/models';
      return kind === 'versions' ? `/models/${part(name)}/v/${part(id)}` : `/models/${part(name)}`;
    case 'compare-model-versions':
      return address(`/models/${part(nameOf(search.get('name')))}/compare`, {
        versions: Object.values(objectOf(search.get('runs'))).join(','),
      });
    case 'prompts':
      return name === '' ? '/prompts' : `/prompts/${part(name)}`;
    case 'settings':
      return '/settings';
    case 'metric':
      return address('/compare', { runs: listOf(search.get('runs')) });
    default:
      return '/';
  }
}

interface ExperimentParts {
  readonly id: string;
  readonly kind: string | undefined;
  readonly member: string;
  readonly tab: string;
  readonly rest: readonly string[];
}

function experimentAddress(
  { id, kind, member, tab, rest }: ExperimentParts,
  search: URLSearchParams,
): string {
  if (id === '') return '/experiments';
  if (kind === 'runs' && member !== '') {
    const ours = RUN_TABS[tab];
    const path = ours === 'artifacts' && rest.length > 0 ? rest.join('/') : undefined;
    return address(`/e/${part(id)}/r/${part(member)}`, { tab: ours, path });
  }
  if (kind === 'traces') return tracesAddress(id, member || search.get('selectedEvaluationId') || '');
  if (kind === 'overview') return address(`/e/${part(id)}`, { tab: 'traces', tview: 'overview' });
  if (kind === 'prompts' && member !== '') return `/prompts/${part(member)}`;
  const filter = search.get('searchFilter') ?? '';
  const isChart = search.get('compareRunsMode') === 'CHART';
  return address(`/e/${part(id)}`, {
    tab: EXPERIMENT_TABS[kind ?? ''] ?? (isChart ? 'charts' : undefined),
    q: filter === '' ? undefined : filter,
    sort: sortOf(search),
  });
}

function tracesAddress(experimentId: string, traceId: string): string {
  return traceId === '' ? address(`/e/${part(experimentId)}`, { tab: 'traces' }) : `/traces/${part(traceId)}`;
}

function sortOf(search: URLSearchParams): string | undefined {
  const key = search.get('orderByKey');
  const found = COLUMNS.find(([pattern]) => pattern.test(key ?? ''));
  if (key === null || found === undefined) return undefined;
  const column = found[1] === '' ? key.replaceAll(/[`"]/g, '') : found[1];
  return search.get('orderByAsc') === 'true' ? column : `-${column}`;
}

function part(text: string): string {
  return encodeURIComponent(text);
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The query as the router writes it: lists as JSON. */
function address(
  path: string,
  search: Readonly<Record<string, string | readonly string[] | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(search))
    if (value !== undefined) query.set(key, typeof value === 'string' ? value : JSON.stringify(value));
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

function listOf(text: string | null): string[] {
  const parsed = parse(text);
  return Array.isArray(parsed) ? parsed.map(String) : [];
}

/** A name that MLflow writes as JSON. */
function nameOf(text: string | null): string {
  const parsed = parse(text);
  return typeof parsed === 'string' ? parsed : (text ?? '');
}

function objectOf(text: string | null): object {
  const parsed = parse(text);
  return typeof parsed === 'object' && parsed !== null ? parsed : {};
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}
