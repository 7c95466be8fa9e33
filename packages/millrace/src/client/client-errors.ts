import { isJsonObject, type JsonValue, parseJson } from '@millrace/protocol';
import { CommandError } from '../command-line/command-error.ts';
import type { Connection } from './connection.ts';

const TEXT_CHARACTERS_SHOWN_MAX = 500;
/** Failures before a connection is there. */
const NEVER_SENT_CODES: ReadonlySet<string | undefined> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** A refusal of the server, in its words. */
export class RefusalError extends CommandError {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** A server that gave no answer, or not all of it. */
export class UnreachableError extends CommandError {
  /** True when no byte of the request can have reached the server. */
  readonly wasNeverSent: boolean;

  constructor(
    message: string,
    { cause, code }: { readonly cause: unknown; readonly code: string | undefined },
  ) {
    super(message, { cause });
    this.wasNeverSent = NEVER_SENT_CODES.has(code);
  }
}

/** Why a server gave no answer. */
export function unreachable({ baseUrl, policy }: Connection, error: unknown): UnreachableError {
  const { cause = error } = error as { cause?: unknown };
  const { code, name, message } = cause as { code?: string; name?: string; message?: string };
  const reasons: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'nothing listens there. Is the server running?',
    ENOTFOUND: 'the host name is not known.',
    ECONNRESET: 'the connection was closed before the answer was complete.',
  };
  const reason =
    reasons[code ?? ''] ??
    (name === 'TimeoutError'
      ? `no answer within ${policy.idleMsMax / 1000} s.`
      : `${message ?? String(cause)}.`);
  return new UnreachableError(
    `Cannot reach ${baseUrl}: ${reason} (--tracking-uri or MLFLOW_TRACKING_URI names the server.)`,
    { cause: error, code },
  );
}

/** An answer that is no success as an error, with the server's own code and text where it sent them. */
export function refusalOf(status: number, text: string): RefusalError {
  const value = parsed(text);
  if (isJsonObject(value) && typeof value['message'] === 'string') {
    const code = typeof value['error_code'] === 'string' ? value['error_code'] : String(status);
    return new RefusalError(status, code, `${value['message']} (${code})`);
  }
  const shown = text.trim().slice(0, TEXT_CHARACTERS_SHOWN_MAX);
  return new RefusalError(
    status,
    String(status),
    `The server answered with status ${status}${shown === '' ? '.' : `: ${shown}`}`,
  );
}

/** JSON, or undefined for what is none. */
export function parsed(text: string): JsonValue | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
