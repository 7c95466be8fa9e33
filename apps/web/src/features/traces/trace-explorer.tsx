import { lazy, type ReactElement, Suspense, useMemo } from 'react';
import type { TracesSearch } from '../../app/routes/traces.ts';
import { Refusal } from '../../components/refusal.tsx';
import { assessmentSummaries } from './assessment-summary.ts';
import { ConversationDrawer } from './conversation-drawer.tsx';
import { NoTraces } from './no-traces.tsx';
import { SessionTable } from './session-table.tsx';
import { assessmentColumns, TRACE_COLUMNS, type TraceColumn } from './trace-columns.tsx';
import { TraceDrawer } from './trace-drawer.tsx';
import { TraceSelection } from './trace-selection.tsx';
import { TraceTable } from './trace-table.tsx';
import { TraceToolbar } from './trace-toolbar.tsx';
import { type ChangeTraces, useTraceFilter, useTraces } from './use-traces.ts';

/** Its charts are loaded where they are looked at. */
const Overview = lazy(async () => ({ default: (await import('./overview/overview.tsx')).Overview }));

/** Assessments stand before what a trace cost and who asked. */
function withAssessments(assessments: readonly TraceColumn[]): readonly TraceColumn[] {
  const at = TRACE_COLUMNS.findIndex(({ id }) => id === 'tokens');
  return TRACE_COLUMNS.toSpliced(at, 0, ...assessments);
}

interface TraceExplorerProps {
  readonly experimentIds: readonly string[];
  /** For the snippet where there is none yet. */
  readonly experimentName?: string | undefined;
  /** A filter that always holds. */
  readonly scope?: string | undefined;
  readonly search: TracesSearch;
  readonly change: ChangeTraces;
  /** What else can be done with selected traces. */
  readonly actions?: ((ids: readonly string[]) => ReactElement) | undefined;
}

/** Traces as a table or by conversation, under a filter, with one of them beside. */
export function TraceExplorer(props: TraceExplorerProps): ReactElement {
  const { experimentIds, experimentName, scope, search, change, actions } = props;
  const found = useTraceFilter(search, scope);
  const { query, traces, more } = useTraces(experimentIds, search, found);
  const summaries = useMemo(() => assessmentSummaries(traces), [traces]);
  const columns = useMemo(() => withAssessments(assessmentColumns(summaries)), [summaries]);
  const { picked = [], trace, session, tq = '' } = search;
  const isAsked = tq !== '' || search.since !== undefined || search.tfrom !== undefined;
  if (query.isError && query.data === undefined)
    return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  const noTraces = <NoTraces isFiltered={isAsked} experimentName={experimentName} />;
  const empty = query.isSuccess && !query.isPlaceholderData && noTraces;
  const selected = traces.filter(({ trace_id = '' }) => picked.includes(trace_id));
  return (
    <>
      <TraceToolbar
        {...{ search, change, traces, columns }}
        fault={found.fault}
        hasMore={query.hasNextPage}
        isFetching={query.isFetching}
      />
      {search.tview === 'overview' ? (
        <Suspense fallback={<p />}>
          <Overview {...{ experimentIds, found, search, change }} empty={noTraces} />
        </Suspense>
      ) : search.tgroup === 'session' ? (
        <SessionTable {...{ traces, change, empty }} onEnd={more} />
      ) : (
        <TraceTable {...{ traces, columns, search, change, empty }} onEnd={more} />
      )}
      {selected.length > 0 && search.tview !== 'overview' && (
        <TraceSelection traces={selected} onNone={() => change({ picked: undefined })}>
          {actions?.(selected.map(({ trace_id = '' }) => trace_id))}
        </TraceSelection>
      )}
      {trace !== undefined && <TraceDrawer {...{ traces, search, change }} key="trace" id={trace} />}
      {trace === undefined && session !== undefined && (
        <ConversationDrawer
          {...{ experimentIds, session }}
          onClose={() => change({ session: undefined })}
          onTrace={(id) => change({ trace: id })}
        />
      )}
    </>
  );
}
