import type { Difference } from '../compare/difference.ts';
import { DATABASE_TEXT, invalid } from './expected.ts';

/** A bare word in a body: MLflow drops the whole message and stores zeros. */
function bareWord(token: string, stored: number | string): Difference {
  return {
    id: `metrics/bare ${token}`,
    match: new RegExp(`bare words and numbers too large › GET .* · after bare ${token}$`),
    fields: ['body.metrics'],
    mlflow: { status: 200, values: { 'metrics.0.value': 0, 'metrics.0.timestamp': 0, 'metrics.0.step': 0 } },
    millrace: {
      status: 200,
      values: { 'metrics.0.value': stored, 'metrics.0.timestamp': 5, 'metrics.0.step': 2 },
    },
    reason: 'Python and others write the bare word; storing the value that was meant beats storing a zero.',
  };
}

const DOUBLE_MAX = 1.797_693_134_862_315_7e308;

export const metricDifferences: readonly Difference[] = [
  bareWord('NaN', 'NaN'),
  bareWord('Infinity', DOUBLE_MAX),
  bareWord('-Infinity', -DOUBLE_MAX),
  {
    id: 'metrics/bare NaN in a batch',
    match: /bare words and numbers too large › GET .* · after bare NaN in a batch$/,
    fields: ['body.metrics'],
    mlflow: { status: 200, values: { 'metrics.0.value': 0, 'metrics.0.timestamp': 0 } },
    millrace: { status: 200, values: { 'metrics.0.value': 'NaN', 'metrics.0.timestamp': 5 } },
    reason: 'In a batch as for a single point: storing the value that was meant beats storing a zero.',
  },
  {
    id: 'metrics/too large for a double',
    match: /bare words and numbers too large › POST .* · bare -?1e400$/,
    fields: ['status', 'body'],
    mlflow: { status: 200 },
    millrace: invalid(),
    reason: 'A number that no double can hold must not become a zero without a word.',
  },
  {
    id: 'metrics/too large for a double, afterwards',
    match: /bare words and numbers too large › GET .* · after bare -?1e400$/,
    fields: ['body'],
    mlflow: { status: 200, values: { 'metrics.0.value': 0, 'metrics.0.timestamp': 0 } },
    millrace: { status: 200, values: { metrics: undefined } },
    reason: 'Nothing was stored of a point that was refused.',
  },
  {
    id: 'metrics/history bulk of less than nothing',
    match: /^(?:metrics\/get-history-bulk|fields\/metrics:get-history-bulk) › .* · max_results[ =]-1$/,
    fields: ['status', 'body'],
    mlflow: { status: 200 },
    millrace: invalid("Invalid value -1 for parameter 'max_results' supplied. It must be at least 0"),
    reason: 'The database takes -1 for no limit at all.',
  },
  {
    id: 'metrics/NaN in hand-made answers',
    match: /^metrics\/get-history-bulk › GET .* · NaN$/,
    fields: ['body.metrics.0.value'],
    mlflow: { status: 200 },
    millrace: { status: 200, values: { 'metrics.0.value': 'NaN' } },
    reason: 'A bare NaN is no JSON: no browser reads the answer. Elsewhere MLflow writes the string, too.',
  },
  {
    id: 'metrics/NaN of a model',
    match: /^runs\/log-batch: points of a model › GET \/api\/2\.0\/mlflow\/logged-models\//,
    fields: ['body.model.data.metrics.2.value'],
    mlflow: { status: 200, values: { 'model.data.metrics.2.value': 0 } },
    millrace: { status: 200, values: { 'model.data.metrics.2.value': 'NaN' } },
    reason: 'As for a run, which keeps its NaN.',
  },
  {
    id: 'metrics/points of an unknown model',
    match: /^metrics\/log-metric: models and datasets › POST .* · unknown model$/,
    fields: ['status', 'body'],
    mlflow: { status: 400, errorCode: 'BAD_REQUEST', message: DATABASE_TEXT },
    millrace: { status: 200 },
    reason: 'The point of the run is kept; MLflow loses it over the model that is not there.',
  },
  {
    id: 'metrics/points of an unknown model, afterwards',
    match: /^metrics\/log-metric: models and datasets › GET .* · (?:read back|history of acc)$/,
    fields: ['body.run.data.metrics.0.step', 'body.metrics.5'],
    mlflow: { status: 200, values: { 'metrics.5': undefined } },
    millrace: { status: 200 },
    reason: 'The run has the point that MLflow refused over an unknown model.',
  },
];
