import type { Difference, ExpectedAnswer } from './difference.ts';
import { stepName, unmetExpectations } from './difference.ts';
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
  const problems: string[] = [];
  let mismatches: readonly Mismatch[] = findMismatches(step, other);
  const isMixed = comparison.sides[0] !== comparison.sides[1];
  for (const difference of comparison.differences.filter((entry) => applies(entry, pair, comparison))) {
    ledger.seen.add(difference.id);
    problems.push(...unmet(comparison, pair, difference));
    if (!isMixed) {
      continue;
    }
    const rest = mismatches.filter(
      (mismatch) => !difference.fields.some((field) => isBelow(mismatch.field, field)),
    );
    if (rest.length < mismatches.length) {
      ledger.occurred.add(difference.id);
    }
    mismatches = rest;
  }
  problems.push(...mismatches.map(mismatchText));
  return {
    name,
    method: step.method,
    path: step.path,
    request: step.requestText,
    isPassed: problems.length === 0,
    problems,
    left: answerText(step.answer),
    right: answerText(other.answer),
  };
}

function applies(difference: Difference, pair: Pair, comparison: Comparison): boolean {
  if (!difference.match.test(pair.name)) {
    return false;
  }
  if (difference.isGeneral !== true) {
    return true;
  }
  if (pair.step.messagePrefix !== undefined) {
    return false;
  }
  // A general difference holds where MLflow answers in a certain way; without MLflow nobody knows where that is.
  return (
    comparison.sides[0] === 'mlflow' && unmetExpectations(pair.step.answer, difference.mlflow).length === 0
  );
}

function unmet(comparison: Comparison, pair: Pair, difference: Difference): string[] {
  const answers = [pair.step.answer, pair.other.answer];
  return answers.flatMap((answer, index) => {
    const side: Side = comparison.sides[index] ?? 'millrace';
    const expected: ExpectedAnswer = difference[side];
    return unmetExpectations(answer, expected).map((what) => `${side}, difference ${difference.id}: ${what}`);
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
    .filter((difference) => comparison.isWhole || ledger.seen.has(difference.id))
    .filter((difference) => !ledger.occurred.has(difference.id))
    .map((difference) => failed(`difference ${difference.id}`, ['stale: it no longer occurs']));
}

function failed(name: string, problems: readonly string[]): Verdict {
  return { name, method: '', path: '', request: '', isPassed: false, problems, left: '', right: '' };
}
