import { type ApiError, invalidParameter, invalidValueMessage, notFound } from '@millrace/protocol';

export const ISSUE_STATUSES = ['pending', 'rejected', 'resolved'] as const;
/** From the least to the gravest. */
export const ISSUE_SEVERITIES = ['not_an_issue', 'low', 'medium', 'high'] as const;

export function checkIssueStatus(status: string): void {
  checkWord('status', status, ISSUE_STATUSES);
}

export function checkIssueSeverity(severity: string): void {
  checkWord('severity', severity, ISSUE_SEVERITIES);
}

function checkWord(path: string, word: string, words: readonly string[]): void {
  if (words.includes(word)) return;
  throw invalidParameter(
    `${invalidValueMessage(path, word)} supplied: It must be one of ${words.join(', ')}.`,
  );
}

export function issueNotFound(id: string): ApiError {
  return notFound(`Issue with ID '${id}' not found`);
}
