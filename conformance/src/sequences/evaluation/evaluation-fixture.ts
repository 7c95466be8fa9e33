import type { Player } from '../../compare/sequence.ts';

export const V3 = '/api/3.0/mlflow';

/** One of each of the nouns of evaluation and review, in one experiment. */
export interface EvaluationFixture {
  readonly datasetId: string;
  readonly scorerId: string;
  readonly issueId: string;
  readonly schemaId: string;
  readonly queueId: string;
}

/** Where nothing asks for them. */
export const NO_EVALUATION: EvaluationFixture = {
  datasetId: '',
  scorerId: '',
  issueId: '',
  schemaId: '',
  queueId: '',
};

export async function newDataset(
  s: Player,
  name: string,
  experimentIds: readonly string[] = [],
): Promise<string> {
  const created = await s.post(`${V3}/datasets/create`, { name, experiment_ids: experimentIds });
  return created.at('dataset.dataset_id');
}

export async function newSchema(s: Player, experimentId: string, name: string): Promise<string> {
  const created = await s.post(`${V3}/label-schemas/create`, {
    experiment_id: experimentId,
    name,
    type: 'FEEDBACK',
    input: { text: {} },
  });
  return created.at('label_schema.schema_id');
}

export async function newQueue(s: Player, experimentId: string, name: string): Promise<string> {
  const created = await s.post(`${V3}/review-queues/create`, {
    experiment_id: experimentId,
    name,
    queue_type: 'CUSTOM',
  });
  return created.at('review_queue.queue_id');
}

export async function newScorer(
  s: Player,
  experimentId: string,
  { name, text = '{}' }: { readonly name: string; readonly text?: string },
): Promise<string> {
  const created = await s.post(`${V3}/scorers/register`, {
    experiment_id: experimentId,
    name,
    serialized_scorer: text,
  });
  return created.at('scorer_id');
}

export async function newIssue(s: Player, experimentId: string, members: object = {}): Promise<string> {
  const created = await s.post(`${V3}/issues`, {
    experiment_id: experimentId,
    name: 'issue',
    description: 'about it',
    ...members,
  });
  return created.at('issue.issue_id');
}

/** A trace without spans; its id is made from the name, the same on each server. */
export async function newTrace(s: Player, experimentId: string, traceId: string): Promise<string> {
  await s.post(`${V3}/traces`, {
    trace: {
      trace_info: {
        trace_id: traceId,
        trace_location: {
          type: 'MLFLOW_EXPERIMENT',
          mlflow_experiment: { experiment_id: experimentId },
        },
        request_time: '2020-01-01T00:00:00Z',
        state: 'OK',
      },
    },
  });
  return traceId;
}

export async function newEvaluation(s: Player, experimentId: string): Promise<EvaluationFixture> {
  return {
    datasetId: await newDataset(s, 'dataset', [experimentId]),
    scorerId: await newScorer(s, experimentId, { name: 'judge' }),
    issueId: await newIssue(s, experimentId),
    schemaId: await newSchema(s, experimentId, 'question'),
    queueId: await newQueue(s, experimentId, 'queue'),
  };
}
