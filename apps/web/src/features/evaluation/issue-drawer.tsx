import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { type Issue, type IssueChanges, issueFilter, updateIssue } from '../../api/issues.ts';
import { tracesQuery } from '../../api/traces.ts';
import { useChange } from '../../api/use-change.ts';
import { Badge } from '../../components/badge.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EditableText } from '../../components/editable-text.tsx';
import { Markdown } from '../../components/markdown.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Segments } from '../../components/segments.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { previewText } from '../traces/preview-text.ts';
import { traceFacts } from '../traces/trace-facts.ts';
import { TraceState } from '../traces/trace-state.tsx';
import styles from './issue-drawer.module.css';
import { SEVERITIES, STATUSES } from './issue-words.ts';

/** All that is known of an issue, to be changed in its place, and the traces that have it. */
export function IssueDrawer({ issue, onClose }: { issue: Issue; onClose: () => void }): ReactElement {
  const { issue_id, name, description, status, severity = '' } = issue;
  const change = useChange([['issues']]);
  const save = (changes: IssueChanges, before: IssueChanges, done: string): void =>
    void change({
      run: () => updateIssue(issue_id, changes),
      done,
      undo: () => updateIssue(issue_id, before),
    });
  return (
    <Dialog kind="drawer" width="640px" title={name} onClose={onClose}>
      <div className={styles['drawer']}>
        <Part title="Name">
          <EditableText
            label="name"
            value={name}
            onSave={(text) =>
              text.trim() !== '' && save({ name: text.trim() }, { name }, 'The name is changed.')
            }
          />
        </Part>
        <Part title="State">
          <Segments
            label="State"
            segments={STATUSES}
            chosen={status}
            onChoose={(value) => save({ status: value }, { status }, `${name} is ${value}.`)}
          />
        </Part>
        <Part title="Severity">
          <Segments
            label="Severity"
            segments={SEVERITIES}
            chosen={severity}
            onChoose={(value) =>
              save({ severity: value }, severity === '' ? {} : { severity }, 'The severity is changed.')
            }
          />
        </Part>
        <Part title="Description">
          <EditableText
            label="description"
            isLong
            value={description}
            onSave={(text) =>
              text.trim() !== '' &&
              save({ description: text }, { description }, 'The description is changed.')
            }
          >
            <Markdown text={description} />
          </EditableText>
        </Part>
        <Causes issue={issue} />
        <IssueTraces issue={issue} />
        <Origin issue={issue} />
      </div>
    </Dialog>
  );
}

function Causes({ issue: { root_causes = [], categories = [] } }: { issue: Issue }): ReactElement {
  return (
    <>
      {root_causes.length > 0 && (
        <Part title="Root causes">
          <ul className={styles['causes']}>
            {root_causes.map((cause) => (
              <li key={cause} dir="auto">
                {cause}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {categories.length > 0 && (
        <Part title="Categories">
          <p className={styles['chips']}>
            {categories.map((category) => (
              <Badge key={category}>{category}</Badge>
            ))}
          </p>
        </Part>
      )}
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Origin({ issue }: { issue: Issue }): ReactElement {
  const { issue_id, experiment_id, source_run_id, created_by, created_timestamp } = issue;
  return (
    <Part title="Found">
      <p className={styles['origin']}>
        <TimeAgo ms={Number(created_timestamp)} />
        {created_by !== undefined && created_by !== '' && <span dir="auto">by {created_by}</span>}
        {source_run_id !== undefined && source_run_id !== '' && (
          <Link to="/e/$id/r/$runId" params={{ id: experiment_id, runId: source_run_id }}>
            in the run {source_run_id.slice(0, 8)}
          </Link>
        )}
        <code>{issue_id}</code>
        <CopyButton text={issue_id} label="Copy the issue's ID" />
      </p>
    </Part>
  );
}

function IssueTraces({
  issue: { issue_id, experiment_id, trace_count = 0 },
}: {
  issue: Issue;
}): ReactElement {
  const filter = issueFilter(issue_id);
  const query = useInfiniteQuery(tracesQuery([experiment_id], { filter, order: 'timestamp_ms DESC' }));
  const traces = query.data?.pages[0]?.traces ?? [];
  return (
    <section aria-label="Traces">
      <header className={styles['head']}>
        <h3>Traces</h3>
        {trace_count > 0 && (
          <Link to="/e/$id" params={{ id: experiment_id }} search={{ tab: 'traces', tq: filter }}>
            Show {trace_count === 1 ? 'it' : `all ${trace_count}`} in the list
          </Link>
        )}
      </header>
      {query.isError && <Refusal error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && traces.length === 0 && (
        <p className={styles['none']}>
          No trace is connected with it. <code>mlflow.log_issue</code> does that.
        </p>
      )}
      <ul className={styles['traces']}>
        {traces.map((trace) => {
          const { id, name, startMs } = traceFacts(trace);
          return (
            <li key={id}>
              <Link to="/traces/$id" params={{ id }} search={{ part: 'assessments' }} title={id} dir="auto">
                {name || id}
              </Link>
              <span title={trace.request_preview} dir="auto">
                {previewText(trace.request_preview)}
              </span>
              <TraceState state={trace.state} />
              <TimeAgo ms={startMs} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
