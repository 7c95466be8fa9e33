import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page of the UI as its build describes it. */
interface BuiltPage {
  /** `/e/$id`: a segment that begins with `$` stands for any. */
  readonly path: string;
  /** The files that it needs beyond those of every page. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/**
 * The one page of the UI, for each address with links to the files that will be wanted there. Without them a browser
 * asks for these only when it has run the first script, which on a slow line is a quarter of a second later.
 */
export class UiPages {
  readonly #plain: string;
  readonly #pages: readonly { readonly segments: readonly string[]; readonly html: string }[];

  /** @param folder what `vite build` has made @param prefix `--static-prefix`, '' for none */
  constructor(folder: string, prefix: string) {
    this.#plain = readFileSync(join(folder, 'index.html'), 'utf8').replace(
      '<base href="/"',
      `<base href="${prefix}/"`,
    );
    const list = join(folder, 'pages.json');
    const pages: BuiltPage[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
    this.#pages = pages.map((page) => ({
      segments: page.path.split('/'),
      html: this.#plain.replace('</head>', () => `${linksOf(page)}</head>`),
    }));
  }

  at(path: string): string {
    const asked = path.replace(/(?<=.)\/$/, '').split('/');
    return this.#pages.find(({ segments }) => isLike(asked, segments))?.html ?? this.#plain;
  }
}

function isLike(asked: readonly string[], segments: readonly string[]): boolean {
  if (asked.length !== segments.length) return false;
  return segments.every((segment, at) =>
    segment.startsWith('$') ? asked[at] !== '' : asked[at] === segment,
  );
}

/** Written as Vite's loader writes them, which leaves out what is there. */
function linksOf({ scripts, styles }: BuiltPage): string {
  return [
    ...styles.map((name) => `<link rel="stylesheet" crossorigin href="./${name}">`),
    ...scripts.map((name) => `<link rel="modulepreload" crossorigin href="./${name}">`),
  ].join('');
}
