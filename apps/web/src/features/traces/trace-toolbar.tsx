import { type ReactElement, useCallback } from 'react';
import type { TraceInfo } from '../../api/traces.ts';
import type { TracesSearch } from '../../app/routes/traces.ts';
import { CheckList } from '../../components/check-list.tsx';
import { Button } from '../../components/button.tsx';
import { FilterField } from '../../components/filter-field.tsx';
import { ListToolbar } from '../../components/list-toolbar.tsx';
import { Popover } from '../../components/popover.tsx';
import { Segments } from '../../components/segments.tsx';
import { useSettledText } from '../../components/use-settled-text.ts';
import { TimeRange } from './time-range.tsx';
import type { TraceColumn } from './trace-columns.tsx';
import { completionsAt } from './trace-filter.ts';
import { shownColumns } from './trace-table.tsx';
import type { ChangeTraces } from './use-traces.ts';
import { counted } from '../../components/format.ts';

interface TraceToolbarProps {
  readonly search: TracesSearch;
  readonly change: ChangeTraces;
  readonly traces: readonly TraceInfo[];
  readonly columns: readonly TraceColumn[];
  readonly fault: string | undefined;
  readonly hasMore: boolean;
  readonly isFetching: boolean;
}

export function TraceToolbar(props: TraceToolbarProps): ReactElement {
  const { search, change, traces, columns, fault, hasMore, isFetching } = props;
  const [text, setText] = useSettledText(search.tq ?? '', (tq) => change({ tq: tq || undefined }));
  const complete = useCallback((typed: string) => completionsAt(typed, traces), [traces]);
  const view = viewOf(search);
  return (
    <ListToolbar count={view === 'overview' ? '' : countText(traces.length, hasMore, isFetching)}>
      <Segments
        label="What of the traces is shown"
        segments={VIEWS}
        chosen={view}
        onChoose={(chosen) =>
          change({
            tview: chosen === 'overview' ? chosen : undefined,
            tgroup: chosen === 'session' ? chosen : undefined,
          })
        }
      />
      <FilterField
        label="Filter traces"
        placeholder="status = 'ERROR' and feedback.helpful = 'false', or any words"
        value={text}
        onChange={setText}
        completionsAt={complete}
        error={fault}
      />
      <TimeRange search={search} change={change} />
      {view === 'list' && <ColumnChoice {...{ search, change, columns }} />}
    </ListToolbar>
  );
}

const VIEWS = [
  { value: 'list', title: 'List' },
  { value: 'session', title: 'Sessions' },
  { value: 'overview', title: 'Overview' },
] as const;

function viewOf({ tview, tgroup }: TracesSearch): (typeof VIEWS)[number]['value'] {
  if (tview === 'overview') return 'overview';
  return tgroup === 'session' ? 'session' : 'list';
}

function countText(count: number, hasMore: boolean, isFetching: boolean): string {
  if (count === 0 && isFetching) return 'Loading…';
  if (hasMore) return `First ${counted(count, 'trace')}`;
  return counted(count, 'trace');
}

interface ColumnChoiceProps {
  readonly search: TracesSearch;
  readonly change: ChangeTraces;
  readonly columns: readonly TraceColumn[];
}

function titleOf({ id, title }: TraceColumn): string {
  return id.startsWith('assessment.') ? `${title} (assessment)` : title;
}

function ColumnChoice({ search, change, columns }: ColumnChoiceProps): ReactElement {
  return (
    <Popover title="Columns">
      <CheckList
        label="Columns of the table"
        items={columns.map(titleOf)}
        chosen={shownColumns(columns, search.tcols).map(titleOf)}
        onChoose={(titles) =>
          change({ tcols: columns.filter((one) => titles.includes(titleOf(one))).map(({ id }) => id) })
        }
      />
      <Button look="quiet" onClick={() => change({ tcols: undefined })}>
        The usual columns
      </Button>
    </Popover>
  );
}
