import type { ExactJson } from './exact-json.ts';
import { exactText, isExactObject } from './exact-json.ts';

/** The body without those items of the list at `path` whose text matches; an empty list is no list on the wire. */
export function dropItems(body: ExactJson, path: string, pattern: RegExp): ExactJson {
  return dropBelow(body, path.split('.'), pattern) ?? {};
}

function dropBelow(value: ExactJson, path: readonly string[], pattern: RegExp): ExactJson | undefined {
  const [key, ...rest] = path;
  if (key === undefined) {
    if (!Array.isArray(value)) {
      return value;
    }
    const kept = value.filter((item) => !pattern.test(exactText(item)));
    return kept.length === 0 ? undefined : kept;
  }
  const member = isExactObject(value) ? value[key] : undefined;
  if (!isExactObject(value) || member === undefined) {
    return value;
  }
  const { [key]: _, ...others } = value;
  const changed = dropBelow(member, rest, pattern);
  return changed === undefined ? others : { ...others, [key]: changed };
}
