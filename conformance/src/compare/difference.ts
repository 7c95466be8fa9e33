import type { RequestJson } from './request-json.ts';
import { encodeRequestJson } from './request-json.ts';
import { ExactNumber, exactText, parseExactJson, valueAt } from './exact-json.ts';
import type { NormalisedAnswer } from './normalise-answer.ts';
import type { Sequence, Step } from './sequence.ts';

/** What one side of a deliberate difference answers; every part that is given must hold. */
export interface ExpectedAnswer {
  readonly status?: number | readonly number[];
  readonly kind?: NormalisedAnswer['kind'];
  readonly errorCode?: string;
  readonly message?: string | RegExp;
  /** Values by path in the body, as in `{ 'metrics.0.value': 'NaN' }`; undefined means absent. */
  readonly values?: Readonly<Record<string, RequestJson>>;
}

/** A reviewed, deliberate deviation from MLflow. */
export interface Difference {
  readonly id: string;
  /** Matched against `<sequence name> › <step label>`. */
  readonly match: RegExp;
  /** Beginnings of the fields that may differ: `status`, `body`, `body.message`, `headers`; others stay equal. */
  readonly fields: readonly string[];
  readonly mlflow: ExpectedAnswer;
  readonly millrace: ExpectedAnswer;
  readonly reason: string;
  /** Holds wherever MLflow answers like `mlflow`; otherwise MLflow must answer so at each matched step. */
  readonly isGeneral?: boolean;
  /** Millrace may also answer as MLflow does: not reported when it no longer occurs. */
  readonly isOptional?: boolean;
}

export function stepName(played: Sequence, step: Step): string {
  return `${played.name} › ${step.label}`;
}

/** The ways in which an answer is not as expected; none when it is. */
export function unmetExpectations(answer: NormalisedAnswer, expected: ExpectedAnswer): string[] {
  const unmet: string[] = [];
  const check = (isMet: boolean, what: string): void => {
    if (!isMet) {
      unmet.push(what);
    }
  };
  const { status, kind, errorCode, message, values } = expected;
  if (status !== undefined) {
    const statuses = typeof status === 'number' ? [status] : status;
    check(statuses.includes(answer.status), `status ${answer.status} instead of ${statuses.join(' or ')}`);
  }
  if (kind !== undefined) {
    check(answer.kind === kind, `${answer.kind} body instead of ${kind}`);
  }
  if (errorCode !== undefined) {
    const code = valueAt(answer.body, 'error_code');
    check(code === errorCode, `error_code ${exactText(code)} instead of ${errorCode}`);
  }
  if (message !== undefined) {
    const text = valueAt(answer.body, 'message');
    const isMet =
      typeof text === 'string' && (message instanceof RegExp ? message.test(text) : text === message);
    check(isMet, `message ${exactText(text)} instead of ${String(message)}`);
  }
  for (const [path, value] of Object.entries(values ?? {})) {
    const found = valueAt(answer.body, path);
    const wanted = value === undefined ? undefined : toExact(value);
    const what = `${path} ${exactText(found)} instead of ${exactText(wanted)}`;
    check(comparable(found) === comparable(wanted), what);
  }
  return unmet;
}

function toExact(value: RequestJson): ReturnType<typeof parseExactJson> {
  return parseExactJson(encodeRequestJson(value));
}

function comparable(value: ReturnType<typeof valueAt>): string {
  return value instanceof ExactNumber ? value.canonical : exactText(value);
}
