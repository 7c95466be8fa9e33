import { Link } from '@tanstack/react-router';
import { type ReactElement, useMemo, useState } from 'react';
import type { Trace } from '../../../api/traces.ts';
import type { TraceCompareSearch } from '../../../app/routes/traces.ts';
import type { ComparedRow, Comparison } from '../../../components/comparison-rows.ts';
import { ComparisonTable } from '../../../components/comparison-table.tsx';
import { TextComparison } from '../../../components/text-comparison.tsx';
import { traceFacts } from '../trace-facts.ts';
import { AlignedSpans } from './aligned-spans.tsx';
import { compareTraces } from './compare-traces.ts';

export type ChangeComparison = (changes: {
  [K in keyof TraceCompareSearch]?: TraceCompareSearch[K] | undefined;
}) => void;

interface TraceComparisonProps {
  readonly traces: readonly Trace[];
  readonly search: TraceCompareSearch;
  readonly change: ChangeComparison;
}

/** What the comparison shows of the traces. */
export function shownComparison(traces: readonly Trace[], isAll: boolean): Comparison[] {
  return compareTraces(traces).map(({ title, rows }) => ({
    title,
    rows: isAll ? rows : rows.filter(({ differs }) => differs),
  }));
}

/** Names that tell traces apart: the same function is often compared with itself. */
export function comparedNames(traces: readonly Trace[]): string[] {
  const names = traces.map(({ info }) => traceFacts(info).name || traceFacts(info).id);
  return names.map((name, at) =>
    names.indexOf(name) === names.lastIndexOf(name) ? name : `${at + 1}. ${name}`,
  );
}

/** Traces side by side: what is known of them, or their spans. */
export function TraceComparison({ traces, search, change }: TraceComparisonProps): ReactElement {
  const [opened, setOpened] = useState<ComparedRow>();
  const isAll = search.all === true;
  const comparisons = useMemo(() => shownComparison(traces, isAll), [traces, isAll]);
  const names = useMemo(() => comparedNames(traces), [traces]);
  const base = Math.max(
    0,
    traces.findIndex(({ info }) => info.trace_id === search.base),
  );
  if (search.tab === 'spans') {
    return (
      <AlignedSpans {...{ traces, names, base }} chosen={search.span} onChoose={(span) => change({ span })} />
    );
  }
  const things = traces.map(({ info: { trace_id: id = '' } }, at) => ({
    id,
    name: names[at] ?? '',
    head: (
      <Link to="/traces/$id" params={{ id }} title={id} dir="auto">
        {names[at]}
      </Link>
    ),
  }));
  return (
    <>
      <ComparisonTable
        label="Traces side by side"
        kind="Trace"
        {...{ things, comparisons }}
        baseId={traces[base]?.info.trace_id ?? ''}
        onBase={(id) => change({ base: id })}
        onOpen={setOpened}
        emptyText={isAll ? 'None' : 'No differences'}
      />
      {opened !== undefined && (
        <TextComparison row={opened} names={names} base={base} onClose={() => setOpened(undefined)} />
      )}
    </>
  );
}
