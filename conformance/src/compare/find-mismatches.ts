import type { ExactJson } from './exact-json.ts';
import { ExactNumber, exactText, isExactObject } from './exact-json.ts';
import type { Step } from './sequence.ts';

/** One place in which two answers differ. */
export interface Mismatch {
  /** `status`, `headers.etag`, `kind` or a path such as `body.run.info.status`. */
  readonly field: string;
  readonly left: string;
  readonly right: string;
}

/** All places in which the answers of two steps differ. */
export function findMismatches(left: Step, right: Step): Mismatch[] {
  const found: Mismatch[] = [];
  const note = (field: string, a: string | undefined, b: string | undefined): void => {
    if (a !== b) {
      found.push({ field, left: a ?? '<absent>', right: b ?? '<absent>' });
    }
  };
  note('status', String(left.answer.status), String(right.answer.status));
  note('kind', left.answer.kind, right.answer.kind);
  const headerNames = new Set([...Object.keys(left.answer.headers), ...Object.keys(right.answer.headers)]);
  for (const name of headerNames) {
    note(`headers.${name}`, left.answer.headers[name], right.answer.headers[name]);
  }
  compareValues({ path: 'body', found, prefix: left.messagePrefix }, left.answer.body, right.answer.body);
  return found;
}

interface Comparison {
  readonly path: string;
  readonly found: Mismatch[];
  readonly prefix: string | undefined;
}

function compareValues(at: Comparison, left: ExactJson | undefined, right: ExactJson | undefined): void {
  const below = (key: string): Comparison => ({ ...at, path: `${at.path}.${key}` });
  if (isExactObject(left) && isExactObject(right)) {
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      compareValues(below(key), left[key], right[key]);
    }
  } else if (Array.isArray(left) && Array.isArray(right)) {
    for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
      compareValues(below(String(index)), left[index], right[index]);
    }
  } else if (!isSameValue(at, left, right)) {
    at.found.push({ field: at.path, left: exactText(left), right: exactText(right) });
  }
}

function isSameValue(at: Comparison, left: ExactJson | undefined, right: ExactJson | undefined): boolean {
  if (left instanceof ExactNumber && right instanceof ExactNumber) {
    return left.canonical === right.canonical;
  }
  if (at.path === 'body.message' && at.prefix !== undefined) {
    const { prefix } = at;
    return [left, right].every((message) => typeof message === 'string' && message.startsWith(prefix));
  }
  return left === right;
}
