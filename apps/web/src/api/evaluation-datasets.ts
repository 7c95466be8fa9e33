import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { attributesOf, readSpan } from '../formats/span.ts';
import { assessmentValue } from './assessment-value.ts';
import { call, type CallAnswer } from './call.ts';
import { forEach } from './for-each.ts';
import { keys } from './keys.ts';
import type { TraceInfo } from './traces.ts';

export type EvaluationDataset = CallAnswer<'evaluation-datasets/get'>['dataset'];
type Json = Readonly<Record<string, unknown>>;

/** What a record is made of. */
export interface RecordDraft {
  readonly inputs: Json;
  readonly expectations?: Json | undefined;
  readonly outputs?: unknown;
  readonly tags?: Json | undefined;
  readonly source?: Json | undefined;
}

export interface EvaluationRecord extends RecordDraft {
  readonly dataset_record_id: string;
  readonly created_time: number;
  readonly last_update_time: number;
}

const DATASETS_MAX = 500;
const RECORDS_PAGE = 200;

/** The datasets that runs of an experiment used. */
export function runDatasetsQuery(experimentId: string) {
  return queryOptions({
    queryKey: keys.runDatasets(experimentId),
    queryFn: async ({ signal }) => {
      const answer = await call('experiments/search-datasets', { experiment_ids: [experimentId] }, signal);
      return answer.dataset_summaries ?? [];
    },
  });
}

export function evaluationDatasetsQuery(experimentId: string) {
  return queryOptions({
    queryKey: keys.evaluationDatasets(experimentId),
    queryFn: async ({ signal }) => {
      const found: EvaluationDataset[] = [];
      for (let token = ''; found.length < DATASETS_MAX;) {
        const page = await call(
          'evaluation-datasets/search',
          { experiment_ids: [experimentId], page_token: token, order_by: ['last_update_time DESC'] },
          signal,
        );
        found.push(...(page.datasets ?? []));
        token = page.next_page_token ?? '';
        if (token === '') break;
      }
      return found;
    },
  });
}

export function evaluationDatasetQuery(dataset_id: string) {
  return queryOptions({
    queryKey: keys.evaluationDataset(dataset_id),
    queryFn: async ({ signal }) => (await call('evaluation-datasets/get', { dataset_id }, signal)).dataset,
  });
}

/** The records of a dataset, the oldest first, a page at a time. */
export function evaluationRecordsQuery(dataset_id: string) {
  return infiniteQueryOptions({
    queryKey: keys.evaluationRecords(dataset_id),
    queryFn: async ({ pageParam, signal }) => {
      const page = await call(
        'evaluation-datasets/get-records',
        { dataset_id, max_results: RECORDS_PAGE, page_token: pageParam },
        signal,
      );
      const records = JSON.parse(page.records ?? '[]') as EvaluationRecord[];
      // A full page has a token even when nothing follows it.
      return { records, next: records.length < RECORDS_PAGE ? '' : (page.next_page_token ?? '') };
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next || undefined,
  });
}

export async function createEvaluationDataset(experimentId: string, name: string): Promise<string> {
  const { dataset } = await call('evaluation-datasets/create', { name, experiment_ids: [experimentId] });
  return dataset.dataset_id;
}

export const deleteEvaluationDataset = (dataset_id: string) =>
  call('evaluation-datasets/delete', { dataset_id });

export const setDatasetTag = (dataset_id: string, { key, value }: { key: string; value: string }) =>
  call('evaluation-datasets/set-tags', { dataset_id, tags: JSON.stringify({ [key]: value }) });

export const deleteDatasetTag = (dataset_id: string, key: string) =>
  call('evaluation-datasets/delete-tag', { dataset_id, key });

/** Adds records; one with the inputs of another is merged into it. */
export async function addRecords(dataset_id: string, records: readonly RecordDraft[]) {
  const answer = await call('evaluation-datasets/upsert-records', {
    dataset_id,
    records: JSON.stringify(records),
  });
  return { inserted: answer.inserted_count, updated: answer.updated_count };
}

export const deleteRecords = (dataset_id: string, ids: readonly string[]) =>
  call('evaluation-datasets/delete-records', { dataset_id, dataset_record_ids: [...ids] });

/** Records of what traces were asked, what they answered, and what they should have answered. */
export async function recordsOfTraces(ids: readonly string[]): Promise<RecordDraft[]> {
  const records = new Map<string, RecordDraft>();
  await forEach(ids, async (trace_id) => {
    const { trace } = await call('traces/get', { trace_id, allow_partial: true });
    const root = trace?.spans?.map(readSpan).find(({ parentId }) => parentId === undefined);
    const attributes = attributesOf(root?.source.attributes);
    records.set(trace_id, {
      inputs: fieldsOf(attributes['mlflow.spanInputs'], 'request'),
      outputs: attributes['mlflow.spanOutputs'],
      expectations: expectationsOf(trace?.trace_info ?? {}),
      source: { source_type: 'TRACE', source_data: { trace_id } },
    });
  });
  return ids.flatMap((id) => records.get(id) ?? []);
}

/** Inputs are fields by name; what is none gets a name. */
function fieldsOf(value: unknown, name: string): Json {
  const isFields = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isFields ? (value as Json) : { [name]: value ?? null };
}

function expectationsOf({ assessments = [] }: TraceInfo): Json | undefined {
  const found = assessments.filter(({ expectation, valid }) => expectation !== undefined && valid !== false);
  if (found.length === 0) return undefined;
  return Object.fromEntries(found.map((one) => [one.assessment_name ?? '', assessmentValue(one)]));
}
