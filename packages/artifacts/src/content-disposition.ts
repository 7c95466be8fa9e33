// RFC 9110 token characters; anything else in a file name needs quotes.
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
// RFC 5987 attr-char, which needs no escape in `filename*`.
const attrChar = /[!#$&+\-.^_`|~0-9A-Za-z]/;
const nonAscii = /[^\u0000-\u007f]/; // eslint-disable-line no-control-regex
const everyNonAscii = /[^\u0000-\u007f]/g; // eslint-disable-line no-control-regex

/**
 * The `Content-Disposition` value that offers `name` as a download, as MLflow 3.17.2 sends it (measured): always
 * `attachment`; a plain token bare, other ASCII in quotes; other names as an ASCII fallback and, by RFC 5987,
 * `filename*=UTF-8''…`. The value is ASCII whatever the name.
 *
 * @param name a base name, without control characters (an ArtifactPath has none)
 */
export function contentDisposition(name: string): string {
  if (!nonAscii.test(name)) return `attachment; filename=${quoted(name)}`;
  const fallback = name.normalize('NFKD').replaceAll(everyNonAscii, '');
  return `attachment; filename=${quoted(fallback === '' ? 'download' : fallback)}; filename*=UTF-8''${escaped(name)}`;
}

function quoted(text: string): string {
  return token.test(text) ? text : `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

function escaped(text: string): string {
  let result = '';
  for (const byte of Buffer.from(text)) {
    const character = String.fromCharCode(byte);
    const isPlain = byte < 0x80 && attrChar.test(character);
    result += isPlain ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return result;
}
