/** What a piece of code is; undefined for the rest. */
type PieceKind = 'comment' | 'string' | 'value' | 'word' | 'key';

export interface Piece {
  readonly text: string;
  readonly kind?: PieceKind;
}

const STRING = String.raw`(?<string>"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)`;
const NUMBER = String.raw`(?<value>(?<![\w.])-?\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?\b)`;
const HASH = '(?<comment>#.*)';
const SLASHES = String.raw`(?<comment>//.*|/\*.*?(?:\*/|$))`;

function words(text: string): string {
  return String.raw`(?<word>\b(?:${text.replaceAll(' ', '|')})\b)`;
}

const PYTHON =
  'and as assert async await break class continue def del elif else except finally for from global if import in is ' +
  'lambda nonlocal not or pass raise return try while with yield None True False self';
const SCRIPT =
  'abstract async await break case catch class const continue default do else enum export extends false final finally ' +
  'fn for from func function if implements import in interface let match mut new null package private public return ' +
  'static struct super switch this throw true try type undefined use var void while yield';
const SHELL = 'if then else elif fi for in do done while case esac function export local return echo source';
const SQL =
  'select from where and or not join left right inner outer on group by order having limit insert into values update ' +
  'set delete create table view as distinct union all null is in case when then else end with';

function rule(...parts: readonly string[]): RegExp {
  return new RegExp(parts.join('|'), 'gi');
}

const python = rule(HASH, STRING, NUMBER, words(PYTHON));
const script = rule(
  SLASHES,
  String.raw`(?<string>"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|${'`'}[^${'`'}]*${'`'}?)`,
  NUMBER,
  words(SCRIPT),
);
const yaml = rule(
  HASH.replace('#', String.raw`(?:^|(?<=\s))#`),
  String.raw`(?<key>(?:^|(?<=^\s+|- ))[\w./-]+(?=:(?:\s|$)))`,
  STRING,
  NUMBER,
  words('true false null'),
);
const json = rule(
  String.raw`(?<key>"(?:[^"\\]|\\.)*"(?=\s*:))`,
  STRING,
  NUMBER,
  words('true false null NaN Infinity'),
);
const ini = rule(
  '(?<comment>[#;].*)',
  String.raw`(?<word>^\s*\[.*\])`,
  String.raw`(?<key>^\s*[\w.-]+(?=\s*[=:]))`,
  STRING,
  NUMBER,
);
const shell = rule(HASH, STRING, NUMBER, words(SHELL));
const sql = rule('(?<comment>--.*)', STRING, NUMBER, words(SQL));
const markup = rule(
  '(?<comment><!--.*?(?:-->|$))',
  String.raw`(?<word></?[\w:-]+|/?>)`,
  String.raw`(?<key>[\w:-]+(?==))`,
  STRING,
);

const RULES: Readonly<Record<string, RegExp>> = Object.fromEntries(
  [
    [python, 'py pyi r jl'],
    [script, 'js mjs cjs jsx ts tsx java scala go rs c h cc cpp hpp cs kt swift proto css php'],
    [yaml, 'yaml yml mlmodel mlproject'],
    [json, 'json jsonl ndjson ipynb geojson'],
    [ini, 'ini cfg conf cnf cf toml properties prop env'],
    [shell, 'sh bash zsh dockerfile makefile'],
    [sql, 'sql'],
    [markup, 'xml html htm svg xhtml'],
  ].flatMap(([pattern, endings]) =>
    String(endings)
      .split(' ')
      .map((ending) => [ending, pattern as RegExp]),
  ),
);

/** A line of code in pieces by their kind. One line at a time: it is cheap, and never more than nearly right. */
export function colouredPieces(line: string, ending: string): Piece[] {
  const pattern = Object.hasOwn(RULES, ending) ? RULES[ending] : undefined;
  if (pattern === undefined) return [{ text: line }];
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: text, index, groups = {} } of line.matchAll(pattern)) {
    if (index > from) pieces.push({ text: line.slice(from, index) });
    const [kind] = Object.entries(groups).find(([, value]) => value !== undefined) ?? [];
    pieces.push({ text, kind: kind as PieceKind });
    from = index + text.length;
  }
  return from < line.length ? [...pieces, { text: line.slice(from) }] : pieces;
}
