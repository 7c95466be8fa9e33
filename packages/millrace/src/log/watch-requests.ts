import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Log } from './log.ts';

/** Answers that take longer are logged. */
const SLOW_REQUEST_MS = 1000;
const URL_CHARACTERS_SHOWN_MAX = 300;
/** Files take as long as their size and the network want: no reason for a warning. */
const FILE_PATH = /\/(?:mlflow-artifacts\/artifacts|get-artifact|upload-artifact|artifacts\/files)(?:[/?]|$)/;

/** The requests of a server that are under way. */
export interface RequestWatch {
  /**
   * From now on each answer is the last of its connection: a client that keeps it alive sends no more on it. Streams
   * of events, which have no end of their own, end now.
   */
  endConnections(): void;
}

/** Logs slow requests and failed ones; at level debug, all. */
export function watchRequests(server: Server, log: Log): RequestWatch {
  const underWay = new Set<ServerResponse>();
  let isEnding = false;
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const startedMs = performance.now();
    underWay.add(response);
    if (isEnding) response.shouldKeepAlive = false;
    response.once('close', () => {
      underWay.delete(response);
      logRequest({ request, response, log, durationMs: performance.now() - startedMs });
    });
  });
  return {
    endConnections: () => {
      isEnding = true;
      for (const response of underWay) {
        response.shouldKeepAlive = false;
        if (isEventStream(response)) response.end();
      }
    },
  };
}

function isEventStream(response: ServerResponse): boolean {
  return response.getHeader('content-type') === 'text/event-stream';
}

interface Ended {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly log: Log;
  readonly durationMs: number;
}

function logRequest({ request, response, log, durationMs }: Ended): void {
  const isFailed = response.statusCode >= 500;
  // A stream of events lasts as long as somebody looks at the page.
  const isSlow = durationMs >= SLOW_REQUEST_MS && !isEventStream(response);
  if (!isFailed && !isSlow && !log.isOn('debug')) return;
  const url = (request.url ?? '').slice(0, URL_CHARACTERS_SHOWN_MAX);
  const fields = {
    method: request.method,
    url,
    status: response.statusCode,
    duration_ms: Math.round(durationMs),
  };
  if (!response.writableFinished && !isEventStream(response))
    log.info(fields, 'the client left before the answer was complete');
  else if (isFailed) log.warn(fields, 'answered with a failure');
  else if (!isSlow) log.debug(fields, 'answered');
  else if (FILE_PATH.test(url)) log.info(fields, 'long transfer');
  else log.warn(fields, 'slow request');
}
