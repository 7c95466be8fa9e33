import type { Verdict } from './compare/judge.ts';
import { endpointOf } from './endpoints.ts';

const PROBLEMS_SHOWN = 6;
const LINE_CHARACTERS_MAX = 600;

/** What a person needs to understand one failed step. */
export function mismatchReport(verdict: Verdict): string {
  const shown = verdict.problems.slice(0, PROBLEMS_SHOWN);
  const hidden = verdict.problems.length - shown.length;
  return [
    `✗ ${verdict.name}`,
    ...(verdict.request === '' ? [] : [`    sent      ${verdict.request}`]),
    ...(verdict.left === '' ? [] : [`    left      ${verdict.left}`, `    right     ${verdict.right}`]),
    ...shown.map((problem) => `    differs   ${problem}`),
    ...(hidden > 0 ? [`    and ${hidden} more`] : []),
  ]
    .map((line) => (line.length > LINE_CHARACTERS_MAX ? `${line.slice(0, LINE_CHARACTERS_MAX)}…` : line))
    .join('\n');
}

/** One line for each endpoint: how many requests went there and how many of them differed. */
export function endpointSummary(verdicts: readonly Verdict[]): string {
  const counts = new Map<string, { requests: number; failed: number }>();
  for (const verdict of verdicts) {
    const id = endpointOf(verdict.method, verdict.path)?.id ?? '(other paths and methods)';
    const count = counts.get(id) ?? { requests: 0, failed: 0 };
    count.requests += 1;
    count.failed += verdict.isPassed ? 0 : 1;
    counts.set(id, count);
  }
  const rows = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return rows
    .map(([id, count]) => {
      const state = count.failed === 0 ? '' : `   ${count.failed} failed`;
      return `${id.padEnd(44)}${String(count.requests).padStart(5)}${state}`;
    })
    .join('\n');
}

/** One line for each deliberate difference: how many answers it explains. */
export function differenceSummary(verdicts: readonly Verdict[]): string {
  const counts = new Map<string, number>();
  for (const id of verdicts.flatMap((verdict) => verdict.differences)) {
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const rows = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return rows.map(([id, count]) => `${id.padEnd(64)}${String(count).padStart(5)}`).join('\n');
}
