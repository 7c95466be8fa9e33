import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, CHANGE_STREAMS_MAX } from '@millrace/protocol';
import { type Changes, hasChanges } from '@millrace/store';
import type { ChangeFeed } from '../changes/change-feed.ts';

/** The type by which a server that stops knows an answer that has no end of its own. */
const EVENT_STREAM = 'text/event-stream';
/** Far below the time after which proxies and we ourselves cut a silent connection. */
const HEARTBEAT_MS = 25_000;
/** A client that reads so slowly is cut; it comes back and is told what it missed. */
const UNREAD_BYTES_MAX = 1024 * 1024;

interface Stream {
  readonly feed: ChangeFeed;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Where an earlier stream broke off; '' for none. */
  readonly since: string;
  /** Without one: how long ago the client first looked. */
  readonly agoMs: number;
}

/** Sends what changes as server-sent events until the client goes. */
export function streamChanges({ feed, request, response, since, agoMs }: Stream): void {
  if (feed.listeners >= CHANGE_STREAMS_MAX)
    throw new ApiError('TEMPORARILY_UNAVAILABLE', 'Too many streams of changes are open. Try again later.');
  response.setHeader('content-type', EVENT_STREAM);
  response.setHeader('cache-control', 'no-store');
  response.writeHead(200);
  const write = (text: string): void => {
    response.write(text);
    if (response.writableLength > UNREAD_BYTES_MAX) response.destroy();
  };
  const tell = (id: string, changes: Changes): void =>
    write(`id: ${id}\nevent: change\ndata: ${JSON.stringify(changes)}\n\n`);
  const missed = since === '' ? feed.lately(agoMs) : feed.since(since);
  if (missed !== undefined && hasChanges(missed)) tell(feed.id, missed);
  else write(`id: ${feed.id}\nevent: ${missed === undefined ? 'reset' : 'start'}\ndata: {}\n\n`);
  const leave = feed.listen(tell);
  const heartbeat = setInterval(() => write(':\n\n'), HEARTBEAT_MS);
  request.once('close', () => {
    clearInterval(heartbeat);
    leave();
  });
}
