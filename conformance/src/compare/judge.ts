import type { Difference } from './difference.ts';
import { stepName, unmetExpectations } from './difference.ts';
import { dropItems } from './drop-items.ts';
import type { Mismatch } from './find-mismatches.ts';
import { findMismatches } from './find-mismatches.ts';
import type { Recording } from './play-corpus.ts';
import type { Sequence, Step } from './sequence.ts';
import { answerText } from './sequence.ts';

export type Side = 'mlflow' | 'millrace';

export interface Comparison {
  readonly sequences: readonly Sequence[];
  readonly differences: readonly Difference[];
  readonly left: Recording;
  readonly right: Recording;
  /** Which server stands on which side: the same one twice proves that the comparison is stable. */
  readonly sides: readonly [Side, Side];
  /** All sequences were played: a difference that matched nothing is stale. */
  readonly isWhole: boolean;
}

export interface Verdict {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly request: string;
  readonly isPassed: boolean;
  readonly problems: readonly string[];
  /** Ids of the deliberate differences that show here. */
  readonly differences: readonly string[];
  readonly left: string;
  readonly right: string;
}

/** Judges every step, and every difference that was expected but did not occur. */
export function judge(comparison: Comparison): Verdict[] {
  const occurred = new Set<string>();
  const seen = new Set<string>();
  const verdicts = comparison.sequences.flatMap((played) =>
    judgeSequence(comparison, played, { occurred, seen }),
  );
  if (comparison.sides[0] === 'mlflow' && comparison.sides[1] === 'millrace') {
    verdicts.push(...staleDifferences(comparison, { occurred, seen }));
  }
  return verdicts;
}

interface Ledger {
  /** Differences that did show. */
  readonly occurred: Set<string>;
  /** Differences that matched a step at all. */
  readonly seen: Set<string>;
}

function judgeSequence(comparison: Comparison, played: Sequence, ledger: Ledger): Verdict[] {
  const left = comparison.left.steps.get(played.name) ?? [];
  const right = comparison.right.steps.get(played.name) ?? [];
  const verdicts: Verdict[] = [];
  for (const [index, step] of left.entries()) {
    const other = right[index];
    if (other !== undefined) {
      verdicts.push(judgeStep(comparison, { name: stepName(played, step), step, other }, ledger));
    }
  }
  const failures = [comparison.left, comparison.right]
    .map((recording, side) => ({ side: comparison.sides[side], text: recording.failures.get(played.name) }))
    .filter((failure) => failure.text !== undefined)
    .map((failure) => `${failure.side ?? ''} broke off: ${failure.text ?? ''}`);
  if (failures.length > 0 || left.length !== right.length) {
    verdicts.push(failed(played.name, [...failures, `${left.length} and ${right.length} steps`]));
  }
  return verdicts;
}

interface Pair {
  readonly name: string;
  readonly step: Step;
  readonly other: Step;
}

function judgeStep(comparison: Comparison, pair: Pair, ledger: Ledger): Verdict {
  const { step, other, name } = pair;
  const applying = comparison.differences.flatMap((difference) => applied(comparison, pair, difference));
  const isMixed = comparison.sides[0] !== comparison.sides[1];
  const shown = isMixed ? explain(pair, applying) : { ids: [], rest: findMismatches(step, other) };
  for (const { difference } of applying) {
    ledger.seen.add(difference.id);
  }
  for (const id of shown.ids) {
    ledger.occurred.add(id);
  }
  const problems = [...applying.flatMap((each) => each.unmet), ...shown.rest.map(mismatchText)];
  return {
    name,
    method: step.method,
    path: step.path,
    request: step.requestText,
    isPassed: problems.length === 0,
    problems,
    differences: shown.ids,
    left: answerText(step.answer),
    right: answerText(other.answer),
  };
}

interface AppliedDifference {
  readonly difference: Difference;
  readonly unmet: readonly string[];
}

/** The difference with what it expects in vain, when it is about this step. */
function applied(comparison: Comparison, pair: Pair, difference: Difference): AppliedDifference[] {
  const match = difference.match.exec(pair.name);
  if (match === null) {
    return [];
  }
  const unmet = unmetBySide(comparison, { pair, difference, match });
  const isElsewhere = unmet.length > 0 || pair.step.messagePrefix !== undefined;
  return difference.isGeneral === true && isElsewhere ? [] : [{ difference, unmet }];
}

/** The mismatches that no difference explains, and the differences that explain the others. */
function explain(
  { step, other }: Pair,
  applying: readonly AppliedDifference[],
): { ids: string[]; rest: readonly Mismatch[] } {
  const ids: string[] = [];
  let [left, right] = [step, other];
  let rest: readonly Mismatch[] = findMismatches(left, right);
  for (const { difference } of applying) {
    const { id, onlyOn, fields } = difference;
    const before = rest.length;
    left = withoutItems(left, onlyOn?.list, onlyOn?.mlflow);
    right = withoutItems(right, onlyOn?.list, onlyOn?.millrace);
    const isExplained = ({ field }: Mismatch): boolean =>
      fields.some((beginning) => isBelow(field, beginning));
    rest = (onlyOn === undefined ? rest : findMismatches(left, right)).filter(
      (mismatch) => !isExplained(mismatch),
    );
    if (rest.length < before) {
      ids.push(id);
    }
  }
  return { ids, rest };
}

function withoutItems(step: Step, list: string | undefined, pattern: RegExp | undefined): Step {
  if (list === undefined || pattern === undefined) {
    return step;
  }
  return { ...step, answer: { ...step.answer, body: dropItems(step.answer.body, list, pattern) } };
}

interface MatchedDifference {
  readonly pair: Pair;
  readonly difference: Difference;
  readonly match: RegExpExecArray;
}

function unmetBySide(comparison: Comparison, { pair, difference, match }: MatchedDifference): string[] {
  const answers = [pair.step.answer, pair.other.answer];
  return answers.flatMap((answer, index) => {
    const side: Side = comparison.sides[index] ?? 'millrace';
    return unmetExpectations(answer, difference[side], match).map(
      (what) => `${side}, difference ${difference.id}: ${what}`,
    );
  });
}

function isBelow(field: string, beginning: string): boolean {
  return field === beginning || field.startsWith(`${beginning}.`);
}

function mismatchText(mismatch: Mismatch): string {
  return `${mismatch.field}: ${mismatch.left} | ${mismatch.right}`;
}

function staleDifferences(comparison: Comparison, ledger: Ledger): Verdict[] {
  return comparison.differences
    .filter((difference) => difference.isOptional !== true)
    .filter(({ id, isGeneral }) => comparison.isWhole || (isGeneral !== true && ledger.seen.has(id)))
    .filter((difference) => !ledger.occurred.has(difference.id))
    .map((difference) => failed(`difference ${difference.id}`, ['stale: it no longer occurs']));
}

function failed(name: string, problems: readonly string[]): Verdict {
  return {
    name,
    method: '',
    path: '',
    request: '',
    isPassed: false,
    problems,
    differences: [],
    left: '',
    right: '',
  };
}
