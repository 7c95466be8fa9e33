import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo, useState } from 'react';
import { type Issue, issuesQuery } from '../../api/issues.ts';
import { useNextPage } from '../../api/use-next-page.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ListToolbar } from '../../components/list-toolbar.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Segments } from '../../components/segments.tsx';
import { Snippet } from '../../components/snippet.tsx';
import { TagChips } from '../../components/tag-chips.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { IssueDrawer } from './issue-drawer.tsx';
import styles from './issue-list.module.css';
import { issueWord, SEVERITIES, STATUSES } from './issue-words.ts';
import { NewIssue } from './new-issue.tsx';
import { counted } from '../../components/format.ts';

interface IssueListProps {
  readonly experimentId: string;
  /** Only issues of this state. */
  readonly status: string | undefined;
  /** The issue that is open beside the list. */
  readonly chosen: string | undefined;
  readonly onChange: (changes: { issue?: string | undefined; istatus?: string | undefined }) => void;
}

const ALL = 'all';
const NOTHING: readonly Issue[] = [];

/** Problems that were found in the traces of an experiment, the gravest first. */
export function IssueList({ experimentId, status, chosen, onChange }: IssueListProps): ReactElement {
  const query = useInfiniteQuery(issuesQuery(experimentId, status));
  const [isMaking, setIsMaking] = useState(false);
  const issues = useMemo(
    () => query.data?.pages.flatMap((page): readonly Issue[] => page.issues ?? []) ?? NOTHING,
    [query.data],
  );
  const more = useNextPage(query);
  const columns = useMemo(() => issueColumns((issue) => onChange({ issue })), [onChange]);
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  const open = issues.find(({ issue_id }) => issue_id === chosen);
  return (
    <>
      <ListToolbar count={countText(issues.length, query.hasNextPage)}>
        <Segments
          label="State of the issues"
          segments={[{ value: ALL, title: 'All' }, ...STATUSES]}
          chosen={status ?? ALL}
          onChoose={(value) => onChange({ istatus: value === ALL ? undefined : value })}
        />
        <Button icon="plus" onClick={() => setIsMaking(true)}>
          New issue
        </Button>
      </ListToolbar>
      <DataTable
        label="Issues"
        columns={columns}
        items={issues}
        rowKey={({ issue_id }) => issue_id}
        rowClass={({ issue_id }) => (issue_id === chosen ? styles['open'] : undefined)}
        onRowClick={({ issue_id }) => onChange({ issue: issue_id })}
        onEnd={more}
        empty={query.isSuccess && <NoIssues isFiltered={status !== undefined} />}
      />
      {open !== undefined && (
        <IssueDrawer key={open.issue_id} issue={open} onClose={() => onChange({ issue: undefined })} />
      )}
      {isMaking && (
        <NewIssue
          experimentId={experimentId}
          onClose={() => setIsMaking(false)}
          onMade={(issue) => {
            setIsMaking(false);
            onChange({ issue, istatus: undefined });
          }}
        />
      )}
    </>
  );
}

function countText(count: number, hasMore: boolean): string {
  if (hasMore) return `First ${count} issues`;
  return counted(count, 'issue');
}

function NoIssues({ isFiltered }: { isFiltered: boolean }): ReactElement {
  if (isFiltered) return <EmptyState title="No issue is in this state" />;
  return (
    <EmptyState title="No issues yet">
      <p>
        An issue names a problem that several traces have. An assessment that has the issue's ID as its name
        connects a trace with it.
      </p>
      <Snippet
        label="Connect a trace with an issue"
        code={{
          Python: `import mlflow

mlflow.log_issue(trace_id="tr-…", issue_id="iss-…")`,
        }}
      />
    </EmptyState>
  );
}

function issueColumns(onOpen: (id: string) => void): Column<Issue>[] {
  return [
    {
      id: 'name',
      title: 'Issue',
      widthPx: 260,
      isPinned: true,
      cell: ({ issue_id, name }) => (
        <button
          type="button"
          className={styles['name']}
          title={name}
          dir="auto"
          onClick={() => onOpen(issue_id)}
        >
          {name}
        </button>
      ),
    },
    {
      id: 'status',
      title: 'State',
      widthPx: 110,
      cell: ({ status }) => {
        const { title, tone } = issueWord(STATUSES, status);
        return <Badge tone={tone}>{title}</Badge>;
      },
    },
    {
      id: 'severity',
      title: 'Severity',
      widthPx: 120,
      cell: ({ severity = '' }) => {
        const { title, tone } = issueWord(SEVERITIES, severity);
        return severity === '' ? '–' : <Badge tone={tone}>{title}</Badge>;
      },
    },
    {
      id: 'traces',
      title: 'Traces',
      widthPx: 80,
      align: 'end',
      cell: ({ trace_count }) => trace_count ?? 0,
    },
    {
      id: 'description',
      title: 'Description',
      widthPx: 340,
      cell: ({ description }) => (
        <span title={description} dir="auto">
          {description}
        </span>
      ),
    },
    {
      id: 'categories',
      title: 'Categories',
      widthPx: 180,
      cell: ({ categories = [] }) => <TagChips tags={categories.map((key) => ({ key }))} />,
    },
    {
      id: 'updated',
      title: 'Changed',
      widthPx: 110,
      cell: ({ last_updated_timestamp }) => <TimeAgo ms={Number(last_updated_timestamp)} />,
    },
  ];
}
