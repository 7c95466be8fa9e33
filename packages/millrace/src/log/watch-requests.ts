import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Log } from './log.ts';

/** Answers that take longer are logged. */
export const SLOW_REQUEST_MS = 1000;
const URL_CHARACTERS_SHOWN_MAX = 300;
/** Files take as long as their size and the network want: no reason for a warning. */
const FILE_PATH = /\/(?:mlflow-artifacts\/artifacts|get-artifact|upload-artifact|artifacts\/files)(?:[/?]|$)/;

/** Logs slow requests and failed ones; at level debug, all. */
export function watchRequests(server: Server, log: Log): void {
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const startedMs = performance.now();
    response.once('close', () =>
      logRequest({ request, response, log, durationMs: performance.now() - startedMs }),
    );
  });
}

interface Ended {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly log: Log;
  readonly durationMs: number;
}

function logRequest({ request, response, log, durationMs }: Ended): void {
  const isFailed = response.statusCode >= 500;
  const isSlow = durationMs >= SLOW_REQUEST_MS;
  if (!isFailed && !isSlow && !log.isOn('debug')) return;
  const url = (request.url ?? '').slice(0, URL_CHARACTERS_SHOWN_MAX);
  const fields = {
    method: request.method,
    url,
    status: response.statusCode,
    duration_ms: Math.round(durationMs),
  };
  if (!response.writableFinished) log.info(fields, 'the client left before the answer was complete');
  else if (isFailed) log.warn(fields, 'answered with a failure');
  else if (!isSlow) log.debug(fields, 'answered');
  else if (FILE_PATH.test(url)) log.info(fields, 'long transfer');
  else log.warn(fields, 'slow request');
}
