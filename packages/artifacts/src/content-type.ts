import { mediaTypes } from './media-types.ts';

/** What an artifact of unknown type is. */
export const unknownContentType = 'application/octet-stream';

// Shown as text by MLflow whatever their own type; compared case by case, as it does. `MLmodel` and `mlproject`
// (in small letters, there as here) are whole names, but like every name here they also count as an extension, and a bare name counts as one.
const textExtensions: ReadonlySet<string> = new Set(
  (
    'txt log err cfg conf cnf cf ini properties prop hocon toml yaml yml xml json js py py3 csv tsv md rst ipynb ' +
    'MLmodel mlproject'
  ).split(' '),
);

// Compressions that Python's guess looks through: `a.tar.gz` is a tar.
const compressions: ReadonlySet<string> = new Set(['.gz', '.Z', '.bz2', '.xz', '.br']);
const shorthands: ReadonlyMap<string, string> = new Map([
  ['.tgz', '.tar'],
  ['.taz', '.tar'],
  ['.tz', '.tar'],
  ['.tbz2', '.tar'],
  ['.txz', '.tar'],
  ['.svgz', '.svg'],
]);

/**
 * The `Content-Type` of an artifact, guessed from its name as MLflow guesses it: text-like extensions are
 * `text/plain`, others come from a table, the rest is {@link unknownContentType}. No charset, as there.
 * HTML and SVG keep their types: they must be sent as attachments with `nosniff`.
 *
 * MLflow's table is Python's plus whatever /etc/mime.types its machine has; ours is fixed.
 */
export function contentType(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const extension = extensionOf(name).replaceAll('.', '');
  if (textExtensions.has(extension === '' ? name : extension)) return 'text/plain';

  let last = extensionOf(name);
  const shorthand = shorthands.get(last);
  if (shorthand !== undefined) last = shorthand;
  else if (compressions.has(last)) last = extensionOf(name.slice(0, -last.length));
  return mediaTypes.get(last.slice(1).toLowerCase()) ?? unknownContentType;
}

/** The extension with its dot. Leading dots start no extension: `.json` has none. */
function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return /[^.]/.test(name.slice(0, Math.max(dot, 0))) ? name.slice(dot) : '';
}
