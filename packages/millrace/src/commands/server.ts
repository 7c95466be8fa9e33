import { once } from 'node:events';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createArtifactStores, artifactLocationLengthMax } from '@millrace/artifacts';
import { createHttpServer } from '@millrace/server';
import { startThreads } from '../server/start-threads.ts';

export async function server(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      host: { type: 'string', short: 'h', default: '127.0.0.1' },
      port: { type: 'string', short: 'p', default: '5000' },
      'backend-store-uri': { type: 'string', default: 'sqlite:///millrace.db' },
      'artifacts-destination': { type: 'string', default: './mlartifacts' },
      'static-prefix': { type: 'string', default: '' },
    },
  });
  const databasePath = resolve(values['backend-store-uri'].replace(/^sqlite:\/\/\//, ''));
  const destination = resolve(values['artifacts-destination']);
  const settings = {
    staticPrefix: values['static-prefix'],
    servesArtifacts: true,
    artifactsOnly: false,
    localArtifactRoots: [destination],
    ownArtifactUris: [],
    artifactLocationCharactersMax: artifactLocationLengthMax,
    allowedHostSchemes: [],
    workingDirectory: process.cwd(),
  };
  const dispatcher = await startThreads(
    { databasePath, artifactsDestination: destination, defaultArtifactRoot: 'mlflow-artifacts:/', truncatesLongValues: true, settings },
    1,
  );
  const app = createHttpServer({
    dispatcher,
    context: { artifacts: await createArtifactStores({ destination }), settings },
    security: { corsAllowedOrigins: [], frameOptions: 'SAMEORIGIN', isDisabled: false },
    log: {
      info: (fields, message) => process.stderr.write(`${JSON.stringify({ level: 'info', message, ...fields })}\n`),
      error: (fields, message) => process.stderr.write(`${JSON.stringify({ level: 'error', message, ...fields })}\n`),
    },
  });
  app.listen(Number(values.port), values.host);
  const stop = async (): Promise<void> => {
    const closed = once(app, 'close');
    app.close();
    app.closeIdleConnections();
    await closed;
    await dispatcher.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}
