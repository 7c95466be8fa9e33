/** Rounds, the last of which must change nothing; a text that needs more is refused. MLflow's number. */
export const decodeRoundsMax = 10;

// `%10` to `%1f` stay as they are: `%17` in `progress%step%3%timestamp%1795481568` is no escape but a part of the name
// that clients before MLflow 3 give to the images they log. They would be control characters with no use of their own.
const escapeRun = /(?:%(?!1)[0-9a-f]{2})+/gi;
// Not fatal, no byte order mark handling: bytes that are no UTF-8 become U+FFFD, as in Python's unquote.
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** One round of percent-decoding. A `%` that starts no escape stays as it is. Never throws. */
export function percentDecode(text: string): string {
  return text.replace(escapeRun, (run) => utf8.decode(Buffer.from(run.replaceAll('%', ''), 'hex')));
}

/**
 * Decodes until nothing changes, so that no later decoding, by whoever, can give the text another meaning.
 * Returns undefined when the last of {@link decodeRoundsMax} rounds still changed it.
 */
export function decodeUntilStable(text: string): string | undefined {
  let current = text;
  for (let round = 0; round < decodeRoundsMax; round++) {
    const decoded = percentDecode(current);
    if (decoded === current) return current;
    current = decoded;
  }
  return undefined;
}
