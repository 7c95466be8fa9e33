import { invalidParameter } from '@millrace/protocol';
import { pythonQuote } from '@millrace/store';

export interface ReceiverUrl {
  readonly url: URL;
  /** As it is written, for messages: `URL` makes `127.0.0.1` of `0177.1`. */
  readonly hostname: string;
}

/** Schemes that can be sent to, whatever the operator allows. */
const KNOWN_SCHEMES = new Set(['http', 'https']);

/** Reads the URL of a webhook, in MLflow's words where it refuses. Where its host leads is not looked at. */
export function readReceiverUrl(text: string, allowedSchemes: readonly string[]): ReceiverUrl {
  if (text.trim() === '') {
    throw invalidParameter(`Webhook URL cannot be empty or just whitespace: ${pythonQuote(text)}`);
  }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase() ?? '';
  if (!allowedSchemes.includes(scheme) || !KNOWN_SCHEMES.has(scheme)) {
    throw invalidParameter(
      `Invalid webhook URL scheme: '${scheme}'. Allowed schemes are: ${allowedSchemes.join(', ')}.`,
    );
  }
  const authority = /^[^:]+:\/\/([^/?#\\]*)/.exec(text)?.[1] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const hostname = (/^\[(.*?)\]/.exec(host)?.[1] ?? host.replace(/:.*$/, '')).toLowerCase();
  if (hostname === '') throw invalidParameter(`Webhook URL must include a hostname: ${pythonQuote(text)}`);
  if (!URL.canParse(text)) {
    throw invalidParameter(`Invalid webhook URL ${pythonQuote(text)}: its host or port cannot be read.`);
  }
  return { url: new URL(text), hostname };
}

/** The host that is connected to, without the brackets of IPv6. */
export function connectHost(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}
