import { type ReactElement, useMemo } from 'react';
import type { Trace } from '../../api/traces.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { TabList } from '../../components/tab-list.tsx';
import { Assessments } from './assessments.tsx';
import { readSpan, type SpanNode } from '../../formats/span.ts';
import { SpanAttributes } from './span-attributes.tsx';
import { SpanContent } from './span-content.tsx';
import { SpanEvents } from './span-events.tsx';
import { SpanPane, type SpansLook } from './span-pane.tsx';
import { spanTree } from './span-tree.ts';
import { TraceDetails } from './trace-details.tsx';
import { TraceSummary } from './trace-summary.tsx';
import styles from './trace-view.module.css';

/** What of a trace is looked at: in the address of the page. */
interface TracePlace extends SpansLook {
  readonly span?: string | undefined;
  readonly part?: string | undefined;
}

interface TraceViewProps {
  readonly trace: Trace;
  readonly place: TracePlace;
  readonly onPlace: (place: TracePlace) => void;
}

const PARTS = [
  { id: 'content', title: 'Inputs and outputs' },
  { id: 'attributes', title: 'Attributes' },
  { id: 'events', title: 'Events' },
  { id: 'assessments', title: 'Assessments' },
  { id: 'details', title: 'Trace' },
] as const;
type PartId = (typeof PARTS)[number]['id'];

/** A trace: its spans as a tree beside a waterfall, and what there is of the chosen one. */
export function TraceView({ trace, place, onPlace }: TraceViewProps): ReactElement {
  const tree = useMemo(() => spanTree(trace.spans.map(readSpan)), [trace.spans]);
  const chosen = (tree.rows.find(({ span }) => span.id === place.span) ?? tree.rows[0])?.span;
  const part = PARTS.find(({ id }) => id === place.part)?.id ?? 'content';
  const counts: Partial<Record<PartId, number>> = {
    events: chosen?.source.events.length ?? 0,
    assessments: trace.info.assessments?.filter(({ valid }) => valid !== false).length ?? 0,
  };
  return (
    <div className={styles['view']}>
      <TraceSummary trace={trace} spans={tree.rows.length} />
      <div className={styles['split']}>
        {tree.rows.length === 0 ? (
          <EmptyState title="No spans yet">
            <p>
              {trace.info.state === 'IN_PROGRESS'
                ? 'They show up as they end.'
                : 'The trace was recorded without spans, or they lie in a storage that this server cannot read.'}
            </p>
          </EmptyState>
        ) : (
          <SpanPane
            tree={tree}
            chosen={chosen?.id}
            onChoose={(span) => onPlace({ ...placeOf(place), span })}
            look={place}
            onLook={({ spans, merge }) => onPlace({ ...placeOf(place), spans, merge })}
          />
        )}
        <div className={styles['detail']}>
          <div className={styles['tabs']}>
            <TabList<PartId>
              label="Parts of the trace"
              tabs={PARTS.map((one) => ({ ...one, count: counts[one.id] || undefined }))}
              chosen={part}
              onChoose={(id) => onPlace({ ...placeOf(place), part: id === 'content' ? undefined : id })}
            />
          </div>
          <div className={styles['part']} tabIndex={0} role="region" aria-label="The chosen part">
            <Part trace={trace} part={part} span={chosen} />
          </div>
        </div>
      </div>
    </div>
  );
}

/** Of an address that holds more than this. */
function placeOf({ span, part, spans, merge }: TracePlace): TracePlace {
  return { span, part, spans, merge };
}

interface PartProps {
  readonly trace: Trace;
  readonly part: PartId;
  readonly span: SpanNode | undefined;
}

function Part({ trace, part, span }: PartProps): ReactElement {
  switch (part) {
    case 'content':
      return span === undefined ? <></> : <SpanContent key={span.id} span={span} />;
    case 'attributes':
      return span === undefined ? <></> : <SpanAttributes key={span.id} span={span} />;
    case 'events':
      return span === undefined ? <></> : <SpanEvents key={span.id} span={span} />;
    case 'assessments':
      return <Assessments info={trace.info} span={span} />;
    case 'details':
      return <TraceDetails info={trace.info} />;
    default:
      return part satisfies never;
  }
}
