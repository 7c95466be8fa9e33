import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { experimentOf, type Trace } from '../../api/traces.ts';
import { formatDuration } from '../../components/format.ts';
import { TimeAgo } from '../../components/time-ago.tsx';
import { costText } from './cost-text.ts';
import { traceFacts } from './trace-facts.ts';
import { TraceState } from './trace-state.tsx';
import styles from './trace-summary.module.css';

interface TraceSummaryProps {
  readonly trace: Trace;
  readonly spans: number;
}

/** The figures of a trace on a line. */
export function TraceSummary({ trace: { info }, spans }: TraceSummaryProps): ReactElement {
  const { startMs, durationMs, tokens, cost, session, user } = traceFacts(info);
  const { input = '?', output = '?', cached } = tokens ?? {};
  const cachedText = cached === undefined ? '' : `, ${cached} from a cache`;
  return (
    <dl className={styles['summary']}>
      <Fact title="State">
        <TraceState state={info.state} />
      </Fact>
      <Fact title="Duration">{formatDuration(durationMs)}</Fact>
      <Fact title="Spans">{spans}</Fact>
      {tokens !== undefined && (
        <Fact title="Tokens">
          {tokens.total} <small>{`${input} in, ${output} out${cachedText}`}</small>
        </Fact>
      )}
      {cost !== undefined && <Fact title="Cost">{costText(cost)}</Fact>}
      <Fact title="Started">
        <TimeAgo ms={startMs} />
      </Fact>
      {session !== undefined && (
        <Fact title="Session">
          <Link
            to="/e/$id"
            params={{ id: experimentOf(info) }}
            search={{ tab: 'traces', tgroup: 'session', session }}
            className={styles['link']}
          >
            {session}
          </Link>
        </Fact>
      )}
      {user !== undefined && <Fact title="User">{user}</Fact>}
    </dl>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{title}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
