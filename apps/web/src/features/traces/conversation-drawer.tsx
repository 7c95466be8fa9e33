import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { assessmentValue } from '../../api/assessment-value.ts';
import { quotedLiterally } from '../../api/quoted.ts';
import { type TraceInfo, tracesQuery } from '../../api/traces.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { formatDuration } from '../../components/format.ts';
import { Refusal } from '../../components/refusal.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { AssessmentValue } from './assessment-value.tsx';
import { type ChatMessage, chatMessages } from './chat-messages.ts';
import { ChatView } from './chat-view.tsx';
import styles from './conversation-drawer.module.css';
import { previewText } from './preview-text.ts';
import { traceFacts, validAssessments } from './trace-facts.ts';
import { TraceState } from './trace-state.tsx';

interface ConversationDrawerProps {
  readonly experimentIds: readonly string[];
  readonly session: string;
  readonly onClose: () => void;
  readonly onTrace: (id: string) => void;
}

/** The traces of a session as the conversation that they are. */
export function ConversationDrawer(props: ConversationDrawerProps): ReactElement {
  const { experimentIds, session, onClose, onTrace } = props;
  const query = useInfiniteQuery(
    tracesQuery(experimentIds, {
      filter: `metadata.\`mlflow.trace.session\` = ${quotedLiterally(session)}`,
      order: 'timestamp_ms ASC',
    }),
  );
  const traces = query.data?.pages.flatMap((page): readonly TraceInfo[] => page.traces ?? []) ?? [];
  return (
    <Dialog kind="drawer" width="820px" title={`Session ${session}`} onClose={onClose}>
      {query.isError && <Refusal error={query.error} onRetry={() => void query.refetch()} />}
      <ol className={styles['turns']} aria-label="Turns of the conversation">
        {traces.map((trace, at) => (
          <Turn key={trace.trace_id} trace={trace} number={at + 1} onTrace={onTrace} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button disabled={query.isFetching} onClick={() => void query.fetchNextPage()}>
          Show more turns
        </Button>
      )}
    </Dialog>
  );
}

interface TurnProps {
  readonly trace: TraceInfo;
  readonly number: number;
  readonly onTrace: (id: string) => void;
}

function Turn({ trace, number, onTrace }: TurnProps): ReactElement {
  const facts = traceFacts(trace);
  return (
    <li className={styles['turn']}>
      <header>
        <button type="button" className={styles['open']} onClick={() => onTrace(facts.id)}>
          {number}. {facts.name || facts.id}
        </button>
        <TraceState state={trace.state} />
        <span>{formatDuration(facts.durationMs)}</span>
        {facts.tokens !== undefined && <span>{facts.tokens.total} tokens</span>}
        <TimeAgo ms={facts.startMs} />
      </header>
      <ChatView messages={messagesIn(trace.request_preview, 'user')} />
      <ChatView messages={messagesIn(trace.response_preview, 'assistant')} />
      <ul className={styles['assessments']}>
        {validAssessments(trace).map((one) => (
          <li key={one.assessment_id}>
            <span>{one.assessment_name}</span>
            <AssessmentValue value={assessmentValue(one)} />
          </li>
        ))}
      </ul>
    </li>
  );
}

/** The last thing that was said: what came before it is in the turns before. */
function messagesIn(preview = '', role: string): ChatMessage[] {
  const last = chatMessages(parsed(preview))?.at(-1);
  if (last !== undefined) return [last];
  const text = previewText(preview);
  return text === '' ? [] : [{ role, name: '', parts: [{ kind: 'text', text }] }];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
