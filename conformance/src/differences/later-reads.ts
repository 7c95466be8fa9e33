import type { Difference } from '../compare/difference.ts';

const REASON = 'MLflow has stored something of a request that Millrace refused, or the other way round.';

interface LaterRead {
  readonly what: string;
  readonly match: RegExp;
  readonly list: string;
  readonly mlflow?: RegExp;
  readonly millrace?: RegExp;
}

/** A read after such requests: but for the named items both sides hold the same. */
function laterRead({ what, match, ...onlyOn }: LaterRead): Difference {
  return {
    id: `later reads/${what}`,
    match,
    fields: [],
    onlyOn,
    mlflow: { status: 200 },
    millrace: { status: 200 },
    reason: REASON,
  };
}

const EMPTY_KEY = /^\{"key":"","value":"v?"\}$/;
const NAMELESS_DATASET = /"dataset":\{"name":"","digest":"","source_type":"","source":""\}\}$/;

const reads: readonly LaterRead[] = [
  {
    what: 'params that were half a character',
    match: /^runs\/log-parameter: values and immutability › GET .*runs\/get/,
    list: 'run.data.params',
    mlflow: /^\{"key":"a lone surrogate","value":""\}$/,
  },
  {
    what: 'tags that were half a character',
    match: /^runs\/set-tag: values, overwriting, deleting › GET .*runs\/get/,
    list: 'run.data.tags',
    mlflow: /^\{"key":"a lone surrogate","value":""\}$/,
  },
  {
    what: 'tags deleted by run_uuid',
    match: /^runs\/set-tag: values, overwriting, deleting › GET .* · after deleting$/,
    list: 'run.data.tags',
    mlflow: /^\{"key":"T","value":"3"\}$/,
  },
  ...['params', 'tags'].map((list) => ({
    what: `${list} of wrong values`,
    match: /^runs\/log-batch: members › GET .*runs\/get/,
    list: `run.data.${list}`,
    mlflow: /^\{"key":"value (?:beyond int64|boolean|fraction|negative|number)","value":""\}$/,
  })),
  {
    what: 'metrics of wrong words',
    match: /^metrics\/log-metric: values › GET .*runs\/get/,
    list: 'run.data.metrics',
    mlflow:
      /^\{"key":"(?:v14","value":0\.0,"timestamp":0|v17","value":1\.7976931348623157e\+308,"timestamp":1),/,
  },
  {
    what: 'metrics of wrong times and steps',
    match: /^metrics\/log-metric: timestamps and steps › GET .*get-history/,
    list: 'metrics',
    mlflow:
      /"value":(?:6|8)\.0,"timestamp":[01],"step":0\}$|"key":".number","value":11\.0,"timestamp":[01],"step":0\}$|"key":".string","value":(?:9|10)\.0,"timestamp":(?:1|1000),"step":(?:0|1|1000)\}$/,
  },
  {
    what: 'datasets without a dataset',
    match: /^runs\/log-inputs: datasets › GET .* · (?:without dataset|nothing)$/,
    list: 'run.inputs.dataset_inputs',
    mlflow: NAMELESS_DATASET,
  },
  {
    what: 'summaries of datasets without a dataset',
    match: /^runs\/log-inputs: datasets › POST .*search-datasets$/,
    list: 'dataset_summaries',
    mlflow: /"name":"","digest":""\}$/,
  },
  {
    what: 'datasets without a member',
    match: /^runs\/log-inputs: members › GET .*runs\/get/,
    list: 'run.inputs.dataset_inputs',
    mlflow: /"dataset":\{.*"(?:name|digest|source_type|source)":""/,
    millrace:
      /"dataset":\{"name":"iris","digest":"d9","source_type":"local","source":"[^}]*\}","profile":"\{\}"\}/,
  },
  {
    what: 'model tags without a key',
    match: /^logged-models\/tags › GET /,
    list: 'model.info.tags',
    mlflow: EMPTY_KEY,
  },
  {
    what: 'model tags with a slash',
    match: /^logged-models\/tags › GET .* · after deleting$/,
    list: 'model.info.tags',
    mlflow: /^\{"key":"a\/b","value":"v"\}$/,
  },
  {
    what: 'model params under another id',
    match: /^logged-models\/params › GET /,
    list: 'model.data.params',
    mlflow: /^\{"key":"d","value":"1"\}$/,
  },
  {
    what: 'uploads to paths that are refused or normalised',
    match: /^artifacts\/upload › GET .*artifacts\/list/,
    list: 'files',
    mlflow: /^\{"path":"(?:\.\.\\\\up|a%00b|a%7fb|a\\\\b|ab)",/,
    millrace: /^\{"path":"http:","is_dir":true\}$/,
  },
  {
    what: 'fields of log-inputs: datasets',
    match: /^fields\/runs:log-inputs › GET .*runs\/get.* · read back$/,
    list: 'run.inputs.dataset_inputs',
    mlflow: /"name":"(?:|fields runs log-inputs n(?:46|49|5[123]))",/,
  },
  {
    what: 'fields of log-inputs: models',
    match: /^fields\/runs:log-inputs › GET .*runs\/get.* · read back$/,
    list: 'run.inputs.model_inputs',
    mlflow: /^\{"model_id":""\}$/,
  },
  {
    what: 'fields of log-metric',
    match: /^fields\/runs:log-metric › GET .*runs\/get.* · read back$/,
    list: 'run.data.metrics',
    mlflow: /"key":"fields runs log-metric n(?:6[246]|76|78|80)",/,
    millrace: /"key":"fields runs log-metric n95",/,
  },
  {
    what: 'fields of outputs',
    match: /^fields\/runs:outputs › GET .*runs\/get.* · read back$/,
    list: 'run.outputs.model_outputs',
    mlflow: /^\{"model_id":"","step":0\}$/,
  },
  {
    what: 'fields of log-params',
    match: /^fields\/logged-models:log-params › GET .* · read back$/,
    list: 'model.data.params',
    mlflow: /^\{"key":"(?:","value":""|fields logged-models log-params n1[01]","value":"v")\}$/,
  },
  {
    what: 'fields of set-tags',
    match: /^fields\/logged-models:set-tags › GET .* · read back$/,
    list: 'model.info.tags',
    mlflow: EMPTY_KEY,
  },
];

const REFUSED_THERE =
  /^(?:Run with id=missing-|Invalid experiment ID 'missing-|Logged model with ID 'missing-)/;

export const laterReadDifferences: readonly Difference[] = [
  ...reads.map(laterRead),
  {
    id: 'later reads/what Millrace refused to create',
    match:
      /^(?:runs\/create|logged-models\/create): .* › GET .* · (?:start_time .*|tag without key|param without key)$/,
    fields: ['status', 'body'],
    mlflow: { status: 200 },
    millrace: { status: 404, message: REFUSED_THERE },
    reason: REASON,
    isGeneral: true,
  },
  {
    id: 'later reads/what MLflow refused to create',
    match:
      /^(?:experiments|runs|logged-models)\/create: .* › GET .*missing-.* · (?:the same key twice|tag twice|empty name tag|name and empty tag)$/,
    fields: ['status', 'body'],
    mlflow: { status: [400, 404], message: REFUSED_THERE },
    millrace: { status: 200 },
    reason: REASON,
  },
];
