import type { RequestJson } from './request-json.ts';
import { encodeRequestJson } from './request-json.ts';
import type { ExactJson } from './exact-json.ts';
import { ExactNumber, exactText, parseExactJson, valueAt } from './exact-json.ts';
import type { NormalisedAnswer } from './normalise-answer.ts';
import type { Sequence, Step } from './sequence.ts';

/** What one side of a deliberate difference answers; every part that is given must hold. */
export interface ExpectedAnswer {
  readonly status?: number | readonly number[];
  readonly kind?: NormalisedAnswer['kind'];
  readonly errorCode?: string;
  /** A function makes it from the match of the step's name: a message names the field that the step tries. */
  readonly message?: string | RegExp | ((match: RegExpExecArray) => RegExp);
  /** Values by path in the body, as in `{ 'metrics.0.value': 'NaN' }`; undefined means absent. */
  readonly values?: Readonly<Record<string, RequestJson | RegExp>>;
  /** undefined means absent. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

interface OneSidedItems {
  /** Path of the list in the body, as in `run.data.tags`. */
  readonly list: string;
  readonly mlflow?: RegExp;
  readonly millrace?: RegExp;
}

/** A reviewed, deliberate deviation from MLflow. */
export interface Difference {
  readonly id: string;
  /** Matched against `<sequence name> › <step label>`. */
  readonly match: RegExp;
  /** Beginnings of the fields that may differ: `status`, `body`, `body.message`, `headers`; others stay equal. */
  readonly fields: readonly string[];
  /** Items of a list that one side alone has, by their text: without them the lists must be the same. */
  readonly onlyOn?: OneSidedItems;
  readonly mlflow: ExpectedAnswer;
  readonly millrace: ExpectedAnswer;
  readonly reason: string;
  /** Holds wherever both sides answer as expected; otherwise both must answer so at each matched step. */
  readonly isGeneral?: boolean;
  /** Millrace may also answer as MLflow does: not reported when it no longer occurs. */
  readonly isOptional?: boolean;
}

export function stepName(played: Sequence, step: Step): string {
  return `${played.name} › ${step.label}`;
}

/** The ways in which an answer is not as expected; none when it is. */
export function unmetExpectations(
  answer: NormalisedAnswer,
  expected: ExpectedAnswer,
  match: RegExpExecArray,
): string[] {
  const { status, kind, errorCode, message } = expected;
  const unmet: string[] = [];
  const statuses = typeof status === 'number' ? [status] : status;
  if (statuses !== undefined && !statuses.includes(answer.status)) {
    unmet.push(`status ${answer.status} instead of ${statuses.join(' or ')}`);
  }
  if (kind !== undefined && answer.kind !== kind) {
    unmet.push(`${answer.kind} body instead of ${kind}`);
  }
  if (errorCode !== undefined) {
    unmet.push(...unmetValue('error_code', valueAt(answer.body, 'error_code'), errorCode));
  }
  if (message !== undefined) {
    const wanted = typeof message === 'function' ? message(match) : message;
    unmet.push(...unmetValue('message', valueAt(answer.body, 'message'), wanted));
  }
  for (const [path, value] of Object.entries(expected.values ?? {})) {
    unmet.push(...unmetValue(path, valueAt(answer.body, path), value));
  }
  for (const [name, value] of Object.entries(expected.headers ?? {})) {
    unmet.push(...unmetValue(name, answer.headers[name], value));
  }
  return unmet;
}

function unmetValue(name: string, found: ExactJson | undefined, value: RequestJson | RegExp): string[] {
  if (value instanceof RegExp) {
    const isMet = typeof found === 'string' && value.test(found);
    return isMet ? [] : [`${name} ${exactText(found)} instead of ${String(value)}`];
  }
  const wanted = value === undefined ? undefined : toExact(value);
  const isMet = comparable(found) === comparable(wanted);
  return isMet ? [] : [`${name} ${exactText(found)} instead of ${exactText(wanted)}`];
}

function toExact(value: RequestJson): ReturnType<typeof parseExactJson> {
  return parseExactJson(encodeRequestJson(value));
}

function comparable(value: ReturnType<typeof valueAt>): string {
  return value instanceof ExactNumber ? value.canonical : exactText(value);
}
