export type YamlValue = string | null | readonly YamlValue[] | { readonly [key: string]: YamlValue };

interface Line {
  readonly indent: number;
  readonly text: string;
}

const KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#'"[\]{}&*!|>%@,][^#]*?):(?:\s+(.*))?$/;
const BLOCK = /^[|>][+-]?\d*$/;

/**
 * Reads the YAML that MLflow writes into MLmodel, conda.yaml and their like: mappings and lists by indentation, plain,
 * quoted and block scalars. No anchors, no tags and no flow collections but empty ones: such a value stays the text
 * that it is.
 */
export function readMlmodelYaml(text: string): YamlValue {
  const reader = new Reader(
    text.split('\n').flatMap((line) => {
      const content = line.trimEnd();
      const isEmpty = content.trim() === '' || content.trimStart().startsWith('#') || content === '---';
      return isEmpty
        ? []
        : [{ indent: content.length - content.trimStart().length, text: content.trimStart() }];
    }),
  );
  return reader.block(0);
}

class Reader {
  readonly #lines: readonly Line[];
  #at = 0;

  constructor(lines: readonly Line[]) {
    this.#lines = lines;
  }

  /** What begins at this line or further in. */
  block(indentMin: number): YamlValue {
    const line = this.#lines[this.#at];
    if (line === undefined || line.indent < indentMin) return null;
    if (isItem(line.text)) return this.#list(line.indent);
    if (KEY.test(line.text)) return this.#mapping(line.indent, undefined);
    this.#at += 1;
    return this.#scalar(line.text, line.indent);
  }

  #list(indent: number): YamlValue[] {
    const items: YamlValue[] = [];
    for (
      let line = this.#lines[this.#at];
      line?.indent === indent && isItem(line.text);
      line = this.#lines[this.#at]
    ) {
      this.#at += 1;
      const rest = line.text.slice(1).trimStart();
      const inner = indent + line.text.length - rest.length;
      if (rest === '') items.push(this.block(indent + 1));
      else if (KEY.test(rest)) items.push(this.#mapping(inner, { indent: inner, text: rest }));
      else items.push(this.#scalar(rest, indent));
    }
    return items;
  }

  /** @param first a first line that stands behind the dash of a list */
  #mapping(indent: number, first: Line | undefined): YamlValue {
    const entries: [string, YamlValue][] = [];
    let line = first ?? this.#lines[this.#at];
    let isTaken = first !== undefined;
    while (line?.indent === indent) {
      const [, key, value = ''] = KEY.exec(line.text) ?? [];
      if (key === undefined) break;
      if (!isTaken) this.#at += 1;
      isTaken = false;
      entries.push([unquoted(key), this.#valueOf(value, indent)]);
      line = this.#lines[this.#at];
    }
    return Object.fromEntries(entries);
  }

  #valueOf(value: string, indent: number): YamlValue {
    if (value !== '') return this.#scalar(value, indent);
    const next = this.#lines[this.#at];
    // The items of a list may stand as far out as the key that holds them.
    if (next?.indent === indent && isItem(next.text)) return this.#list(indent);
    return next !== undefined && next.indent > indent ? this.block(indent + 1) : null;
  }

  #scalar(first: string, indent: number): YamlValue {
    if (BLOCK.test(first)) return this.#further(indent).join(first.startsWith('|') ? '\n' : ' ');
    if (first.startsWith("'") || first.startsWith('"')) return unquoted(this.#quoted(first));
    const text = [first, ...this.#further(indent)].join(' ');
    if (text === 'null' || text === '~') return null;
    if (text === '[]') return [];
    return text === '{}' ? {} : text;
  }

  /** The lines further in, which go on with a scalar. */
  #further(indent: number): string[] {
    const lines: string[] = [];
    for (let line = this.#lines[this.#at]; line !== undefined && line.indent > indent;) {
      lines.push(line.text);
      this.#at += 1;
      line = this.#lines[this.#at];
    }
    return lines;
  }

  /** A quoted scalar with the lines up to its last quote. */
  #quoted(first: string): string {
    let text = first;
    for (let line = this.#lines[this.#at]; line !== undefined && !isClosed(text);) {
      text = text.endsWith('\\')
        ? text.slice(0, -1) + line.text.replace(/^\\(?=\s)/, '')
        : `${text} ${line.text}`;
      this.#at += 1;
      line = this.#lines[this.#at];
    }
    return text;
  }
}

function isItem(text: string): boolean {
  return text === '-' || text.startsWith('- ');
}

function isClosed(text: string): boolean {
  return text.startsWith("'") ? /^'(?:[^']|'')*'$/.test(text) : /^"(?:[^"\\]|\\.)*"$/.test(text);
}

function unquoted(text: string): string {
  if (text.length > 1 && text.startsWith("'") && text.endsWith("'")) {
    return text.slice(1, -1).replaceAll("''", "'");
  }
  if (!text.startsWith('"')) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}
