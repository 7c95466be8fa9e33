import { ApiError, type ErrorCode, errorBody, statusOf } from './errors.ts';

export interface SwitchedOffAnswer {
  readonly status: number;
  readonly body: string;
  readonly mediaType: string;
}

/** Calls that have one answer. `{x}` in a path is one segment, `{x+}` the rest; `params` are what stood there. */
export interface SwitchedOffCalls {
  /** `GET /path`, as served before a static prefix. */
  readonly calls: readonly string[];
  readonly answer: (params: Readonly<Record<string, string | undefined>>, path: string) => SwitchedOffAnswer;
}

/** A part of MLflow's server that is not here: it answers what MLflow answers with the part switched off. */
export interface SwitchedOffPart {
  readonly name: string;
  readonly groups: readonly SwitchedOffCalls[];
}

const GATEWAY_OFF = 'The AI Gateway feature is disabled. Set MLFLOW_ENABLE_AI_GATEWAY=true to enable it.';
const JOBS_OFF =
  'Mlflow server job execution feature is not enabled, please set environment variable ' +
  "'MLFLOW_SERVER_ENABLE_JOB_EXECUTION' to 'true' to enable it.";
const ASSISTANT_OFF =
  'Assistant API is only accessible from the same host where the MLflow server is running.';

const json = (status: number, value: unknown): SwitchedOffAnswer => ({
  status,
  body: JSON.stringify(value),
  mediaType: 'application/json',
});

const refusal = (code: ErrorCode, message: string): SwitchedOffAnswer => ({
  status: statusOf(code),
  body: errorBody(new ApiError(code, message)),
  mediaType: 'application/json',
});

const jobNotFound = (id = ''): string => `Job with ID ${id} not found`;

/** Both prefixes of calls below `/mlflow` of version 3. */
function v3(...calls: readonly string[]): string[] {
  return ['/api/3.0/mlflow', '/ajax-api/3.0/mlflow'].flatMap((prefix) =>
    calls.map((call) => call.replace(' ', ` ${prefix}`)),
  );
}

const GATEWAY_CALLS: readonly string[] = [
  ...['create', 'update'].map((verb) => `POST /gateway/secrets/${verb}`),
  ...['get', 'list'].map((verb) => `GET /gateway/secrets/${verb}`),
  'DELETE /gateway/secrets/delete',
  ...['create', 'update', 'set-tag', 'models/attach', 'models/detach', 'bindings/create'].map(
    (verb) => `POST /gateway/endpoints/${verb}`,
  ),
  ...['get', 'list', 'bindings/list'].map((verb) => `GET /gateway/endpoints/${verb}`),
  ...['delete', 'delete-tag', 'bindings/delete'].map((verb) => `DELETE /gateway/endpoints/${verb}`),
  ...['create', 'update'].map((verb) => `POST /gateway/model-definitions/${verb}`),
  ...['get', 'list'].map((verb) => `GET /gateway/model-definitions/${verb}`),
  'DELETE /gateway/model-definitions/delete',
  ...['create', 'update'].map((verb) => `POST /gateway/budgets/${verb}`),
  ...['get', 'list', 'windows'].map((verb) => `GET /gateway/budgets/${verb}`),
  'DELETE /gateway/budgets/delete',
  ...['create', 'add-to-endpoint'].map((verb) => `POST /gateway/guardrails/${verb}`),
  ...['get', 'list', 'list-for-endpoint'].map((verb) => `GET /gateway/guardrails/${verb}`),
  ...['delete', 'remove-from-endpoint'].map((verb) => `DELETE /gateway/guardrails/${verb}`),
  'PATCH /gateway/guardrails/update-config',
];

const UI = '/ajax-api/3.0/mlflow';

const GATEWAY: SwitchedOffPart = {
  name: 'AI gateway',
  groups: [
    {
      calls: [
        ...v3(...GATEWAY_CALLS),
        ...['supported-providers', 'supported-models', 'provider-config', 'secrets/config'].map(
          (what) => `GET ${UI}/gateway/${what}`,
        ),
        'POST /ajax-api/2.0/mlflow/runs/create-promptlab-run',
      ],
      answer: () => refusal('NOT_IMPLEMENTED', GATEWAY_OFF),
    },
    {
      calls: ['GET /gateway/mlflow/v1/models', 'POST /gateway/{path+}'],
      answer: () => json(501, { detail: GATEWAY_OFF }),
    },
    {
      calls: ['GET', 'POST'].map((method) => `${method} /ajax-api/2.0/mlflow/gateway-proxy`),
      answer: () => json(200, { endpoints: [] }),
    },
  ],
};

const JOBS: SwitchedOffPart = {
  name: 'jobs',
  groups: [
    {
      calls: [
        ...v3(
          'GET /prompt-optimization/jobs/{job_id}',
          'POST /prompt-optimization/jobs/{job_id}/cancel',
          'DELETE /prompt-optimization/jobs/{job_id}',
        ),
        `GET ${UI}/jobs/{job_id}`,
        `PATCH ${UI}/jobs/cancel/{job_id}`,
      ],
      answer: ({ job_id }) => refusal('RESOURCE_DOES_NOT_EXIST', jobNotFound(job_id)),
    },
    {
      calls: v3('GET /prompt-optimization/jobs/search', 'POST /prompt-optimization/jobs/search'),
      answer: () => json(200, {}),
    },
    {
      calls: [
        ...v3('POST /prompt-optimization/jobs'),
        ...['scorer/invoke', 'genai/evaluate/invoke', 'issues/invoke'].map((what) => `POST ${UI}/${what}`),
      ],
      answer: () => refusal('NOT_IMPLEMENTED', JOBS_OFF),
    },
    {
      calls: ['GET /ajax-api/3.0/jobs/{job_id}', 'PATCH /ajax-api/3.0/jobs/cancel/{job_id}'],
      answer: ({ job_id }) => json(404, { detail: jobNotFound(job_id) }),
    },
    { calls: ['POST /ajax-api/3.0/jobs/'], answer: () => json(501, { detail: JOBS_OFF }) },
    { calls: ['POST /ajax-api/3.0/jobs/search'], answer: () => json(200, { jobs: [] }) },
  ],
};

const WORKSPACES: SwitchedOffPart = {
  name: 'workspaces',
  groups: [
    {
      calls: v3(
        'GET /workspaces',
        'POST /workspaces',
        'GET /workspaces/{workspace_name}',
        'PATCH /workspaces/{workspace_name}',
        'DELETE /workspaces/{workspace_name}',
      ),
      answer: (_, path) => ({
        status: 503,
        body:
          `Endpoint: ${path.replaceAll(/\{(\w+)\}/g, '<$1>')} disabled because the server is running without ` +
          'workspaces support. To enable workspace, run `mlflow server` with `--enable-workspaces`',
        mediaType: 'text/html; charset=utf-8',
      }),
    },
  ],
};

const DEMO: SwitchedOffPart = {
  name: 'demo data',
  groups: [
    {
      calls: [`POST ${UI}/demo/generate`],
      answer: () => refusal('NOT_IMPLEMENTED', 'This server makes no demo data.'),
    },
    {
      calls: [`POST ${UI}/demo/delete`],
      answer: () => json(200, { features_deleted: [], status: 'deleted' }),
    },
  ],
};

const ASSISTANT: SwitchedOffPart = {
  name: 'assistant',
  groups: [
    {
      calls: [
        'POST message',
        'GET sessions/{session_id}/stream',
        'PATCH sessions/{session_id}',
        'POST sessions/{session_id}/permission',
        'POST sessions/{session_id}/tool-result',
        'GET providers/{provider}/health',
        'GET providers/{provider}/models',
        'PUT config',
        'POST skills/install',
      ].map((call) => call.replace(' ', ` ${UI}/assistant/`)),
      answer: () => json(403, { detail: ASSISTANT_OFF }),
    },
    // MLflow's UI asks for these on every page: there is an assistant, and nothing that it could use.
    {
      calls: [`GET ${UI}/assistant/config`],
      answer: () => json(200, { providers: {}, projects: {}, remote_access_allowed: false }),
    },
    {
      calls: [`GET ${UI}/assistant/providers`],
      answer: () => json(200, { providers: [], resolved: null, gateway_vendor_options: {} }),
    },
  ],
};

/** Routing, docs/compat.md and the comparison with MLflow are computed from this table. */
export const SWITCHED_OFF: readonly SwitchedOffPart[] = [GATEWAY, JOBS, WORKSPACES, DEMO, ASSISTANT];
