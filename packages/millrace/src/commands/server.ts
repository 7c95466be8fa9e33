import { stripVTControlCharacters } from 'node:util';
import { type Call, defineCommand } from '../command-line/command.ts';
import { usageError } from '../command-line/command-error.ts';
import { readServerConfig, type ServerConfig } from '../config/server-config.ts';
import { SERVER_OPTIONS } from '../config/server-options.ts';
import { Log } from '../log/log.ts';
import { type RunningServer, startServer } from '../server/start-server.ts';
import { whenAskedToStop } from '../server/stop-signals.ts';
import { stopServer } from '../server/stop-server.ts';
import { VERSION } from '../version.ts';
import type { World } from '../world/world.ts';

export const serverCommand = defineCommand({
  description: [
    'Runs the tracking server: MLflow clients in any language log to it and read from it over HTTP.',
    'An option beats its environment variable, which beats the default. Ctrl+C (SIGINT) or SIGTERM stops: requests ' +
      'under way are answered first, for at most 10 seconds; a second signal ends at once.',
  ],
  options: SERVER_OPTIONS,
  examples: [
    'millrace server',
    'millrace server --backend-store-uri sqlite:////var/lib/millrace/millrace.db --artifacts-destination /var/lib/millrace/artifacts',
    'millrace server --host 0.0.0.0 --allowed-hosts millrace.example.com',
  ],
  run: runServer,
});

async function runServer(
  { values, sources, command }: Call<typeof SERVER_OPTIONS>,
  world: World,
): Promise<void> {
  const { config, problems, warnings } = readServerConfig({ values, sources }, world.workingDirectory);
  if (problems.length > 0) throw usageError(problems, command);
  const { logLevel: level, logFormat: format } = config;
  const log = new Log({ level, format, nowMs: world.nowMs, write: world.writeError });
  for (const warning of warnings) log.warn({}, warning);
  const stopping = whenAskedToStop(log);
  const loss = Promise.withResolvers<'lost'>();
  try {
    const running = await startServer(config, {
      log,
      onLoss: (reason) => {
        log.error({ cause: reason }, 'the database is lost; the server ends');
        loss.resolve('lost');
      },
    });
    world.writeOut(readyLine(running, config));
    log.info(
      { url: running.url, database: config.databasePath, version: VERSION, pid: process.pid },
      'ready',
    );
    const reason = await Promise.race([stopping.asked, loss.promise]);
    log.info({ reason }, 'stopping');
    const outcome = await stopServer({ ...running, log });
    log.info({}, 'stopped');
    if (reason === 'lost') process.exitCode = 1;
    if (outcome === 'busy') process.exit();
  } finally {
    stopping.ignore();
  }
}

/** One line, whatever the paths contain: programs wait for it. */
function readyLine({ url }: RunningServer, config: ServerConfig): string {
  const database = config.databasePath ?? 'none';
  const artifacts = config.artifactsDestination ?? config.defaultArtifactRoot;
  const line = `Millrace ${VERSION} on ${url} (database ${database}, artifacts ${artifacts})`;
  return `${stripVTControlCharacters(line).replaceAll(/\p{Cc}/gu, '?')}\n`;
}
