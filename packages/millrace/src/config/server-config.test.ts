import { describe, expect, it } from 'vitest';
import { parseArguments } from '../command-line/parse-arguments.ts';
import { readOptions } from '../command-line/read-options.ts';
import { readServerConfig, type ServerConfigReading } from './server-config.ts';
import { SERVER_OPTIONS } from './server-options.ts';

function configOf(argv: readonly string[], env: Readonly<Record<string, string>> = {}): ServerConfigReading {
  const given = parseArguments(SERVER_OPTIONS, argv);
  const read = readOptions(SERVER_OPTIONS, given, env);
  expect([...given.problems, ...read.problems]).toEqual([]);
  return readServerConfig(read, '/srv');
}

describe('a server without options', () => {
  it('has the documented defaults, and nothing to warn of', () => {
    const { config, problems, warnings } = configOf([]);
    expect({ problems, warnings }).toEqual({ problems: [], warnings: [] });
    expect(config).toEqual({
      host: '127.0.0.1',
      port: 5000,
      readers: 1,
      databasePath: '/srv/millrace.db',
      artifactsDestination: '/srv/mlartifacts',
      defaultArtifactRoot: 'mlflow-artifacts:/',
      truncatesLongValues: true,
      settings: {
        staticPrefix: '',
        servesArtifacts: true,
        artifactsOnly: false,
        localArtifactRoots: ['/srv/mlartifacts'],
        ownArtifactUris: ['mlflow-artifacts:/', '/srv/mlartifacts'],
        artifactLocationCharactersMax: 2048,
        allowedHostSchemes: [],
        webhooks: {
          allowedSchemes: ['https'],
          allowsPrivateAddresses: false,
          requestTimeoutMs: 30_000,
          quickRetriesMax: 3,
          requestsMax: 10,
        },
        workingDirectory: '/srv',
      },
      webhookSecretKey: undefined,
      security: {
        allowedHosts: undefined,
        corsAllowedOrigins: [],
        frameOptions: 'SAMEORIGIN',
        isDisabled: false,
      },
      logLevel: 'info',
      logFormat: 'text',
    });
  });
});

describe('MLflow environment variables', () => {
  it('set what options set', () => {
    const { config, problems } = configOf([], {
      MLFLOW_HOST: 'localhost',
      MLFLOW_PORT: '8080',
      MLFLOW_WORKERS: '3',
      MLFLOW_BACKEND_STORE_URI: 'sqlite:////db/x.db',
      MLFLOW_ARTIFACTS_DESTINATION: 'file:///srv/artifacts',
      MLFLOW_STATIC_PREFIX: '/mlflow',
      MLFLOW_SERVER_ALLOWED_HOSTS: 'a.example, b.example:*,',
      MLFLOW_SERVER_CORS_ALLOWED_ORIGINS: 'https://a.example',
      MLFLOW_SERVER_DISABLE_SECURITY_MIDDLEWARE: 'true',
      MLFLOW_SERVER_X_FRAME_OPTIONS: 'deny',
      MLFLOW_TRUNCATE_LONG_VALUES: 'false',
      MLFLOW_ARTIFACT_LOCATION_MAX_LENGTH: '100',
      MLFLOW_ALLOWED_HOST_ADDRESSED_ARTIFACT_SCHEMES: 'ftp,hdfs',
      MILLRACE_LOCAL_ARTIFACT_ROOTS: '/a:/b',
    });
    expect(problems).toEqual([]);
    expect(config).toMatchObject({
      host: 'localhost',
      port: 8080,
      readers: 3,
      databasePath: '/db/x.db',
      artifactsDestination: '/srv/artifacts',
      truncatesLongValues: false,
      settings: {
        staticPrefix: '/mlflow',
        localArtifactRoots: ['/srv/artifacts', '/a', '/b'],
        artifactLocationCharactersMax: 100,
        allowedHostSchemes: ['ftp', 'hdfs'],
      },
      security: {
        allowedHosts: ['a.example', 'b.example:*'],
        corsAllowedOrigins: ['https://a.example'],
        frameOptions: 'DENY',
        isDisabled: true,
      },
    });
  });
});

describe('artifacts', () => {
  it('go to ./mlruns, which becomes a folder that may be used, when the server does not serve them', () => {
    const { config } = configOf(['--no-serve-artifacts']);
    expect(config.defaultArtifactRoot).toBe('/srv/mlruns');
    expect(config.artifactsDestination).toBeUndefined();
    expect(config.settings.localArtifactRoots).toEqual(['/srv/mlruns']);
  });

  it('may have further local folders', () => {
    const { config } = configOf(['--local-artifact-root', 'x', '--local-artifact-root', '/y']);
    expect(config.settings.localArtifactRoots).toEqual(['/srv/mlartifacts', '/srv/x', '/y']);
  });

  it('may have a root that this version cannot read: warned of', () => {
    const { problems, warnings } = configOf(['--default-artifact-root', 's3://bucket/x']);
    expect(problems).toEqual([]);
    expect(warnings.join()).toContain("no store for 's3:'");
  });

  it('only: no database is opened', () => {
    expect(configOf(['--artifacts-only']).config.databasePath).toBeUndefined();
  });
});

describe('what a server refuses', () => {
  it.each([
    [['--artifacts-destination', 's3://bucket'], "--artifacts-destination s3://bucket has the scheme 's3:'"],
    [['--artifacts-only', '--backend-store-uri', 'sqlite:///x.db'], '--artifacts-only opens no database'],
    [['--artifacts-only', '--no-serve-artifacts'], 'nothing to serve'],
    [['--no-serve-artifacts', '--default-artifact-root', 'mlflow-artifacts:/'], 'needs --serve-artifacts'],
    [['--registry-store-uri', 'sqlite:///other.db'], 'is another database'],
    [
      ['--backend-store-uri', 'postgresql://u:secret@h/db'],
      '--backend-store-uri postgresql://u:***@h/db means PostgreSQL',
    ],
    [['--app-name', 'basic-auth'], 'no login'],
    [['--expose-prometheus', 'd'], '--expose-prometheus is refused'],
    [['--enable-workspaces'], 'no workspaces'],
    [['--uvicorn-opts', '--ssl-keyfile k.pem'], 'asks for --ssl-keyfile'],
    [['--gunicorn-opts', '-b 0.0.0.0:80'], 'asks for -b'],
    [['--static-prefix', 'mlflow'], "must begin with '/'"],
    [['--static-prefix', '/mlflow/'], "must not end with '/'"],
    [['--static-prefix', '/{x}'], 'may only contain'],
    [['--static-prefix', '/a:b'], 'may only contain'],
    [['--static-prefix', '/a/..'], 'may only contain'],
  ])('%j', (argv, reason) => {
    const { problems } = configOf(argv);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(reason);
  });

  it('is said all at once, and by the name of the variable that it came from', () => {
    const { problems } = configOf(['--app-name', 'y'], {
      MLFLOW_BACKEND_STORE_URI: './mlruns',
      MLFLOW_STATIC_PREFIX: 'x',
      MLFLOW_EXPOSE_PROMETHEUS: 'd',
    });
    expect(problems).toHaveLength(4);
    expect(problems.join('\n')).toContain("MLFLOW_STATIC_PREFIX in the environment: x must begin with '/'");
    expect(problems.join('\n')).toContain('MLFLOW_EXPOSE_PROMETHEUS in the environment: is refused');
    expect(problems.join('\n')).toContain(
      'MLFLOW_BACKEND_STORE_URI in the environment: ./mlruns means a folder',
    );
  });

  it('is not the same database named twice', () => {
    expect(configOf(['--registry-store-uri', 'sqlite:////srv/millrace.db']).problems).toEqual([]);
  });
});

describe('warnings', () => {
  it.each([
    [['--host', '0.0.0.0'], 'there is no login yet'],
    [['--host', '::'], 'there is no login yet'],
    [['--disable-security-middleware'], 'not checked'],
    [['--allowed-hosts', '*'], 'DNS rebinding'],
    [['--cors-allowed-origins', '*'], 'every web page'],
    [['--gunicorn-opts', '--timeout 120'], '--gunicorn-opts is ignored'],
    [['--dev'], '--log-level debug'],
  ])('%j', (argv, text) => {
    const { problems, warnings } = configOf(argv);
    expect(problems).toEqual([]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(text);
  });

  it.each([
    [['--host', 'localhost']],
    [['--host', '[::1]']],
    [['--host', '0.0.0.0', '--allowed-hosts', 'a.example']],
  ])('none for %j', (argv) => {
    expect(configOf(argv).warnings).toEqual([]);
  });
});
