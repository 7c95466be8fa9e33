import { infiniteQueryOptions } from '@tanstack/react-query';
import { call, type CallAnswer, type CallRequest } from './call.ts';
import { keys } from './keys.ts';
import { quoted } from './quoted.ts';

export type Issue = CallAnswer<'issues/get'>['issue'];
type NewIssue = CallRequest<'issues/create'>;
export type IssueChanges = Omit<CallRequest<'issues/update'>, 'issue_id'>;

const PAGE = 100;

/** Problems that were found in traces, the gravest first, with how many traces each is of. */
export function issuesQuery(experiment_id: string, status: string | undefined) {
  return infiniteQueryOptions({
    queryKey: keys.issues(experiment_id, status ?? ''),
    queryFn: ({ pageParam, signal }) =>
      call(
        'issues/search',
        {
          experiment_id,
          filter_string: status === undefined ? '' : `status = ${quoted(status)}`,
          max_results: PAGE,
          page_token: pageParam,
          include_trace_count: true,
        },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_page_token || undefined,
  });
}

export const createIssue = (draft: NewIssue) => call('issues/create', draft);

export const updateIssue = (issue_id: string, changes: IssueChanges) =>
  call('issues/update', { issue_id, ...changes });

/** Traces that an assessment connects with an issue. */
export function issueFilter(issueId: string): string {
  return `issue.id = ${quoted(issueId)}`;
}
