import type { Tone } from '../../components/badge.tsx';

interface IssueWord {
  readonly value: string;
  readonly title: string;
  readonly tone: Tone;
}

export const STATUSES: readonly IssueWord[] = [
  { value: 'pending', title: 'Open', tone: 'warn' },
  { value: 'resolved', title: 'Resolved', tone: 'good' },
  { value: 'rejected', title: 'Rejected', tone: 'muted' },
];

/** From the gravest on. */
export const SEVERITIES: readonly IssueWord[] = [
  { value: 'high', title: 'High', tone: 'bad' },
  { value: 'medium', title: 'Medium', tone: 'warn' },
  { value: 'low', title: 'Low', tone: 'info' },
  { value: 'not_an_issue', title: 'Not an issue', tone: 'muted' },
];

/** A word of the server, or a later one's as it is. */
export function issueWord(words: readonly IssueWord[], value: string): IssueWord {
  return words.find((word) => word.value === value) ?? { value, title: value, tone: 'muted' };
}
