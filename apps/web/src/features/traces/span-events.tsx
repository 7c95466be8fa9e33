import { type ReactElement, useMemo } from 'react';
import { formatDuration } from '../../components/format.ts';
import { JsonBox } from '../../components/json-box.tsx';
import { eventsOf, type SpanEvent, type SpanNode } from '../../formats/span.ts';
import styles from './span-events.module.css';

const STACK = 'exception.stacktrace';
/** Some clients write microseconds where nanoseconds belong: such a time says nothing. */
const EARLY_MS = 1000;

/** What happened during a span, with the stack where it was an exception. */
export function SpanEvents({ span }: { readonly span: SpanNode }): ReactElement {
  const events = useMemo(() => eventsOf(span.source.events), [span]);
  if (events.length === 0) return <p className={styles['none']}>This span has no events.</p>;
  return (
    <ol className={styles['events']}>
      {events.map((event, at) => (
        <Event key={at} event={event} startMs={span.startMs} />
      ))}
    </ol>
  );
}

function Event({ event, startMs }: { event: SpanEvent; startMs: number }): ReactElement {
  const { [STACK]: stack, ...others } = event.attributes;
  const after = event.timeMs - startMs;
  return (
    <li>
      <h3 dir="auto">
        {event.name}
        {after > -EARLY_MS && <span>{`after ${formatDuration(Math.max(0, after))}`}</span>}
      </h3>
      {Object.keys(others).length > 0 && <JsonBox label={`Attributes of ${event.name}`} value={others} />}
      {typeof stack === 'string' && (
        <pre className={styles['stack']} tabIndex={0} aria-label="Stack of the exception">
          {stack}
        </pre>
      )}
    </li>
  );
}
