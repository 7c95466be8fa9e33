import type { TextMatcher } from './regex.ts';

const asciiUpper = /[A-Z]/g;

/** Lower case of A to Z only: SQLite's `lower`, which is what MLflow's ILIKE means on SQLite. */
function foldAscii(text: string): string {
  return text.replaceAll(asciiUpper, (letter) => letter.toLowerCase());
}

/**
 * Whether the text fits the pattern. After a mismatch only the last `%` can take one character more, so the
 * work is at most length × pattern, without recursion.
 */
function fits(text: readonly string[], pattern: readonly string[]): boolean {
  let textAt = 0;
  let patternAt = 0;
  let lastPercent = -1;
  let lastTextAt = 0;
  while (textAt < text.length) {
    const wanted = pattern[patternAt];
    if (wanted === '%') {
      lastPercent = patternAt;
      lastTextAt = textAt;
      patternAt += 1;
    } else if (wanted !== undefined && (wanted === '_' || wanted === text[textAt])) {
      textAt += 1;
      patternAt += 1;
    } else if (lastPercent >= 0) {
      lastTextAt += 1;
      textAt = lastTextAt;
      patternAt = lastPercent + 1;
    } else {
      return false;
    }
  }
  while (pattern[patternAt] === '%') patternAt += 1;
  return patternAt === pattern.length;
}

/**
 * Compiles a LIKE pattern (ILIKE when `caseInsensitive`): `%` is any text, `_` one code point, nothing escapes
 * them, and the whole text has to fit. Case is ignored for A to Z only, as SQLite does.
 */
export function compileLike(pattern: string, caseInsensitive: boolean): TextMatcher {
  const fold = caseInsensitive ? foldAscii : (text: string): string => text;
  const characters = Array.from(fold(pattern));
  return { test: (text) => fits(Array.from(fold(text)), characters) };
}
