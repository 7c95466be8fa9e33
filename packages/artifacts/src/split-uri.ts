/** The five parts of a URI by RFC 3986, as Python's urlparse reports them; plus `params`. */
export interface UriParts {
  /** Lower case, without the colon; empty when there is none. */
  readonly scheme: string;
  /** What stands between `//` and the path; undefined when there is no `//`. */
  readonly authority: string | undefined;
  readonly path: string;
  /** After `;` in the last segment, for the few schemes that Python splits it from. */
  readonly params: string;
  readonly query: string;
  readonly fragment: string;
}

const shape = /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;
const schemesWithParams: ReadonlySet<string> = new Set(
  ['', 'ftp', 'hdl', 'prospero', 'http', 'https', 'shttp', 'rtsp', 'rtsps', 'rtspu'].concat([
    'sip',
    'sips',
    'mms',
    'sftp',
    'tel',
  ]),
);
// Schemes that Python writes with `//` even when there is no authority: `file:/x` becomes `file:///x`.
const schemesWithSlashes: ReadonlySet<string> = new Set(
  [
    'ftp',
    'http',
    'gopher',
    'nntp',
    'telnet',
    'imap',
    'wais',
    'file',
    'mms',
    'https',
    'shttp',
    'snews',
  ].concat([
    'prospero',
    'rtsp',
    'rtsps',
    'rtspu',
    'rsync',
    'svn',
    'svn+ssh',
    'sftp',
    'nfs',
    'git',
    'git+ssh',
    'ws',
    'wss',
  ]),
);
// eslint-disable-next-line no-control-regex
const leadingBlank = /^[\u0000-\u0020]+/;
const lineControls = /[\t\r\n]/g;

/** Splits any text; never fails. Leading blanks, tabs and line ends are dropped first, as Python does. */
export function splitUri(text: string): UriParts {
  const cleaned = text.replace(leadingBlank, '').replaceAll(lineControls, '');
  const [, scheme = '', authority, whole = '', query = '', fragment = ''] = shape.exec(cleaned) ?? [];
  const lowered = scheme.toLowerCase();
  const semicolon = schemesWithParams.has(lowered) ? whole.indexOf(';', whole.lastIndexOf('/') + 1) : -1;
  const path = semicolon < 0 ? whole : whole.slice(0, semicolon);
  const params = semicolon < 0 ? '' : whole.slice(semicolon + 1);
  return { scheme: lowered, authority, path, params, query, fragment };
}

/** The reverse of {@link splitUri}, with Python's treatment of an empty authority. */
export function unsplitUri(parts: UriParts): string {
  let text = parts.params === '' ? parts.path : `${parts.path};${parts.params}`;
  const authority = parts.authority ?? '';
  if (authority !== '' || (schemesWithSlashes.has(parts.scheme) && !text.startsWith('//'))) {
    text = `//${authority}${text !== '' && !text.startsWith('/') ? '/' : ''}${text}`;
  }
  if (parts.scheme !== '') text = `${parts.scheme}:${text}`;
  if (parts.query !== '') text = `${text}?${parts.query}`;
  return parts.fragment === '' ? text : `${text}#${parts.fragment}`;
}
