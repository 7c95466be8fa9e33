import { delimiter } from 'node:path';
import { artifactLocationLengthMax } from '@millrace/artifacts';
import {
  choice,
  commaList,
  onOff,
  repeated,
  text,
  textOr,
  toggle,
  wholeNumber,
} from '../command-line/options.ts';

const STORAGE = 'Storage';
const NETWORK = 'Network';
const SECURITY = 'Security';
const LOG = 'Log';
const VARIABLES = 'Environment variables without an option';
const FOREIGN = 'Options of `mlflow server` that do nothing here, or are refused with the reason';

const DEFAULT_BACKEND_STORE_URI = 'sqlite:///millrace.db';
const DEFAULT_ARTIFACTS_DESTINATION = './mlartifacts';
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export const LOG_FORMATS = ['text', 'json'] as const;
const READERS_MAX = 64;

/**
 * Not MLflow's `mlflow.db`: a file of that name in the working directory is probably a real MLflow database,
 * which must neither be taken for ours nor stand in the way.
 */
export const backendStoreUri = textOr(DEFAULT_BACKEND_STORE_URI, {
  group: STORAGE,
  placeholder: 'URI',
  env: 'MLFLOW_BACKEND_STORE_URI',
  help: 'Database of experiments, runs and models: sqlite:///relative.db or sqlite:////absolute.db. Made when missing.',
});

export const artifactsDestination = textOr(DEFAULT_ARTIFACTS_DESTINATION, {
  group: STORAGE,
  placeholder: 'PATH',
  env: 'MLFLOW_ARTIFACTS_DESTINATION',
  help: 'Folder in which the server keeps the artifacts that clients send through it.',
});

const storageOptions = {
  'backend-store-uri': backendStoreUri,
  'registry-store-uri': text({
    group: STORAGE,
    placeholder: 'URI',
    env: 'MLFLOW_REGISTRY_STORE_URI',
    help: 'Database of registered models. In this version it must be that of --backend-store-uri.',
  }),
  'artifacts-destination': artifactsDestination,
  'default-artifact-root': text({
    group: STORAGE,
    placeholder: 'URI',
    env: 'MLFLOW_DEFAULT_ARTIFACT_ROOT',
    defaultText: 'mlflow-artifacts:/, or ./mlruns with --no-serve-artifacts',
    help: 'Where new experiments keep their artifacts. Experiments that exist stay where they are.',
  }),
  'serve-artifacts': onOff(true, {
    group: STORAGE,
    env: 'MLFLOW_SERVE_ARTIFACTS',
    negation: 'no-serve-artifacts',
    help: 'Whether clients send and fetch artifacts through this server.',
  }),
  'artifacts-only': toggle({
    group: STORAGE,
    env: 'MLFLOW_ARTIFACTS_ONLY',
    help: 'Serve artifacts and nothing else; no database is opened.',
  }),
  'local-artifact-root': repeated({
    group: STORAGE,
    placeholder: 'PATH',
    env: 'MILLRACE_LOCAL_ARTIFACT_ROOTS',
    environmentSeparator: delimiter,
    help: 'A further folder of this machine below which the server may read and write artifacts, for experiments whose artifact location is a folder.',
  }),
} as const;

const networkOptions = {
  host: textOr('127.0.0.1', {
    group: NETWORK,
    short: 'h',
    env: 'MLFLOW_HOST',
    help: 'Address to listen on; 0.0.0.0 for all of this machine.',
  }),
  port: wholeNumber(
    { min: 0, max: 65_535, fallback: 5000 },
    {
      group: NETWORK,
      short: 'p',
      env: 'MLFLOW_PORT',
      help: 'Port to listen on; 0 for any free one, which the first line of output then names.',
    },
  ),
  workers: wholeNumber(
    { min: 1, max: READERS_MAX, fallback: 1 },
    {
      group: NETWORK,
      short: 'w',
      env: 'MLFLOW_WORKERS',
      help: 'Threads that answer reads, beside the one that writes. One is enough on a small machine; more help when many long searches run at once, and each takes some 30 MB.',
    },
  ),
  'static-prefix': text({
    group: NETWORK,
    placeholder: 'PATH',
    env: 'MLFLOW_STATIC_PREFIX',
    help: 'Put before every path, such as /mlflow behind a proxy.',
  }),
} as const;

const securityOptions = {
  'allowed-hosts': commaList({
    group: SECURITY,
    env: 'MLFLOW_SERVER_ALLOWED_HOSTS',
    defaultText: 'this machine and private networks',
    help: 'Host headers that are answered, with ports and * as a wildcard, such as mlflow.example.com,10.0.*; a lone * allows any.',
  }),
  'cors-allowed-origins': commaList({
    group: SECURITY,
    env: 'MLFLOW_SERVER_CORS_ALLOWED_ORIGINS',
    defaultText: 'localhost',
    help: 'Origins of web pages that may use this server, such as https://app.example.com.',
  }),
  'x-frame-options': choice(['SAMEORIGIN', 'DENY', 'NONE'], 'SAMEORIGIN', {
    group: SECURITY,
    env: 'MLFLOW_SERVER_X_FRAME_OPTIONS',
    help: 'Who may show the pages in a frame; NONE sends no such header.',
  }),
  'disable-security-middleware': toggle({
    group: SECURITY,
    env: 'MLFLOW_SERVER_DISABLE_SECURITY_MIDDLEWARE',
    help: 'Check neither Host nor Origin headers.',
  }),
} as const;

const logOptions = {
  'log-level': choice(LOG_LEVELS, 'info', {
    group: LOG,
    env: 'MILLRACE_LOG_LEVEL',
    help: 'Least severe entries that are logged (to standard error); debug logs every request.',
  }),
  'log-format': choice(LOG_FORMATS, 'text', {
    group: LOG,
    env: 'MILLRACE_LOG_FORMAT',
    help: 'Lines for people, or one JSON object a line.',
  }),
} as const;

const variables = {
  'truncate-long-values': onOff(true, {
    group: VARIABLES,
    env: 'MLFLOW_TRUNCATE_LONG_VALUES',
    isEnvironmentOnly: true,
    help: 'Whether param values that are too long are cut instead of refused.',
  }),
  'artifact-location-max-length': wholeNumber(
    { min: 1, max: 8192, fallback: artifactLocationLengthMax },
    {
      group: VARIABLES,
      env: 'MLFLOW_ARTIFACT_LOCATION_MAX_LENGTH',
      isEnvironmentOnly: true,
      help: `Longest artifact location of an experiment, in characters.`,
    },
  ),
  'allowed-host-schemes': commaList({
    group: VARIABLES,
    env: 'MLFLOW_ALLOWED_HOST_ADDRESSED_ARTIFACT_SCHEMES',
    isEnvironmentOnly: true,
    help: 'Schemes such as ftp,hdfs that artifact locations may use with any host.',
  }),
  'webhook-allowed-schemes': commaList({
    group: VARIABLES,
    env: 'MLFLOW_WEBHOOK_ALLOWED_SCHEMES',
    isEnvironmentOnly: true,
    defaultText: 'https',
    help: 'Schemes of the URLs that webhooks may have: https, or http,https.',
  }),
  'webhook-allow-private-ips': onOff(false, {
    group: VARIABLES,
    env: 'MLFLOW_WEBHOOK_ALLOW_PRIVATE_IPS',
    isEnvironmentOnly: true,
    help: 'Whether webhooks may lead to addresses of this machine and of private networks.',
  }),
  'webhook-request-timeout': wholeNumber(
    { min: 1, max: 600, fallback: 30 },
    {
      group: VARIABLES,
      env: 'MLFLOW_WEBHOOK_REQUEST_TIMEOUT',
      isEnvironmentOnly: true,
      help: 'Seconds after which a delivery to a webhook has failed.',
    },
  ),
  'webhook-request-max-retries': wholeNumber(
    { min: 0, max: 20, fallback: 3 },
    {
      group: VARIABLES,
      env: 'MLFLOW_WEBHOOK_REQUEST_MAX_RETRIES',
      isEnvironmentOnly: true,
      help: 'Quick retries of a failed delivery, seconds apart; further ones follow minutes and hours apart, for three days.',
    },
  ),
  'webhook-delivery-max-workers': wholeNumber(
    { min: 1, max: 100, fallback: 10 },
    {
      group: VARIABLES,
      env: 'MLFLOW_WEBHOOK_DELIVERY_MAX_WORKERS',
      isEnvironmentOnly: true,
      help: 'Deliveries to webhooks at the same time.',
    },
  ),
  'webhook-secret-encryption-key': text({
    group: VARIABLES,
    env: 'MLFLOW_WEBHOOK_SECRET_ENCRYPTION_KEY',
    isEnvironmentOnly: true,
    defaultText: 'a key file beside the database',
    help: 'Long random text with which the secrets of webhooks are encrypted in the database.',
  }),
} as const;

const foreignOptions = {
  'gunicorn-opts': text({
    group: FOREIGN,
    env: 'MLFLOW_GUNICORN_OPTS',
    help: 'Ignored with a warning: the server needs no gunicorn.',
  }),
  'uvicorn-opts': text({
    group: FOREIGN,
    env: 'MLFLOW_UVICORN_OPTS',
    help: 'Ignored with a warning: the server needs no uvicorn.',
  }),
  'waitress-opts': text({ group: FOREIGN, help: 'Ignored with a warning: the server needs no waitress.' }),
  dev: toggle({ group: FOREIGN, help: 'Means --log-level debug; the server does not reload by itself.' }),
  'secrets-cache-ttl': text({ group: FOREIGN, help: 'Ignored with a warning: there is no gateway yet.' }),
  'secrets-cache-max-size': text({
    group: FOREIGN,
    help: 'Ignored with a warning: there is no gateway yet.',
  }),
  'app-name': text({ group: FOREIGN, placeholder: 'NAME', help: 'Refused: there is no login yet.' }),
  'expose-prometheus': text({
    group: FOREIGN,
    placeholder: 'PATH',
    env: 'MLFLOW_EXPOSE_PROMETHEUS',
    help: 'Refused: there is no /metrics yet.',
  }),
  'read-replica-backend-store-uri': text({
    group: FOREIGN,
    placeholder: 'URI',
    env: 'MLFLOW_READ_REPLICA_BACKEND_STORE_URI',
    help: 'Refused: SQLite has no replicas.',
  }),
  'trace-archival-config': text({
    group: FOREIGN,
    placeholder: 'PATH',
    env: 'MLFLOW_TRACE_ARCHIVAL_CONFIG',
    help: 'Refused: there are no traces yet.',
  }),
  'enable-workspaces': onOff(false, {
    group: FOREIGN,
    env: 'MLFLOW_ENABLE_WORKSPACES',
    negation: 'disable-workspaces',
    help: 'Refused when on: there are no workspaces yet.',
  }),
  'workspace-store-uri': text({
    group: FOREIGN,
    placeholder: 'URI',
    env: 'MLFLOW_WORKSPACE_STORE_URI',
    help: 'Refused: there are no workspaces yet.',
  }),
} as const;

/** MLflow's options of `mlflow server`, and ours. */
export const SERVER_OPTIONS = {
  ...storageOptions,
  ...networkOptions,
  ...securityOptions,
  ...logOptions,
  ...variables,
  ...foreignOptions,
} as const;
