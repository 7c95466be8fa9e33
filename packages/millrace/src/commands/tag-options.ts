import { repeated } from '../command-line/options.ts';

export const tagOption = repeated({ short: 't', placeholder: 'KEY=VALUE', help: 'A tag.' });

/** Tags as they are written, `KEY=VALUE`, and what is wrong with them. */
export function readTags(texts: readonly string[]): {
  tags: { key: string; value: string }[];
  problems: string[];
} {
  const tags = new Map<string, string>();
  const problems: string[] = [];
  for (const tag of texts) {
    const equals = tag.indexOf('=');
    const key = tag.slice(0, equals);
    if (equals < 1) problems.push(`--tags ${tag}: must have the form KEY=VALUE.`);
    else if (tags.has(key)) problems.push(`--tags ${tag}: the key '${key}' is given twice.`);
    else tags.set(key, tag.slice(equals + 1));
  }
  return { tags: [...tags].map(([key, value]) => ({ key, value })), problems };
}
