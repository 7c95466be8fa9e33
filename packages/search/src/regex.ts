import { parseRegex } from './regex-parser.ts';
import { searchText } from './regex-matcher.ts';
import { buildProgram } from './regex-program.ts';

/** A compiled pattern. */
export interface TextMatcher {
  test(text: string): boolean;
}

/**
 * Compiles the pattern of RLIKE: found anywhere in the text, case-sensitive, by code points. Supported: literals,
 * `.`, classes with `\d \w \s`, anchors `^ $ \A \Z \b \B`, groups, alternation, `* + ? {m,n}` (a lazy mark is
 * accepted and changes nothing). Matching takes linear time for every pattern; backreferences, lookaround, flags
 * and named groups are refused with a SearchError, as are patterns beyond the limits.
 */
export function compileRegex(pattern: string): TextMatcher {
  const program = buildProgram(parseRegex(pattern));
  return { test: (text) => searchText(program, text).found };
}
