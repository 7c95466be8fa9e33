import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { flag, number, present, text, texts } from '../search-params.ts';
import { root } from './root.ts';

/** What a table of traces is asked; also in the address of an experiment. */
export interface TracesSearch {
  /** A filter in MLflow's language, or words. */
  readonly tq?: string;
  /** A column, with `-` before it for descending. */
  readonly tsort?: string;
  /** Columns chosen by hand. */
  readonly tcols?: readonly string[];
  /** `session`: conversations in place of traces. */
  readonly tgroup?: string;
  /** `overview`: charts of all of them in place of the list. */
  readonly tview?: string;
  /** The column that tools are sorted by in the overview. */
  readonly toolsort?: string;
  /** How far back: `1h`, `24h`, `7d`, `30d`. */
  readonly since?: string;
  /** A time of one's own, in milliseconds. */
  readonly tfrom?: number;
  readonly tto?: number;
  /** Ids of the selected traces. */
  readonly picked?: readonly string[];
  /** The trace that is open beside the table. */
  readonly trace?: string;
  /** The conversation that is open beside the table. */
  readonly session?: string;
  readonly span?: string;
  /** What is shown of the span. */
  readonly part?: string;
  /** `graph`: spans as a graph in place of a tree, merged by `name`, by `type` or not (`span`). */
  readonly spans?: string;
  readonly merge?: string;
}

/** A number alone stands in the address without quotes. */
function numeral(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : text(value);
}

export function tracesSearch(search: Record<string, unknown>): TracesSearch {
  return present({
    tq: text(search['tq']),
    tsort: text(search['tsort']),
    tcols: texts(search['tcols']),
    tgroup: text(search['tgroup']),
    tview: text(search['tview']),
    toolsort: text(search['toolsort']),
    since: text(search['since']),
    tfrom: number(search['tfrom']),
    tto: number(search['tto']),
    picked: texts(search['picked']),
    trace: text(search['trace']),
    session: numeral(search['session']),
    span: numeral(search['span']),
    part: text(search['part']),
    spans: text(search['spans']),
    merge: text(search['merge']),
  });
}

const traces = createRoute({
  getParentRoute: () => root,
  path: '/traces',
  validateSearch: (search: Record<string, unknown>): TracesSearch =>
    // Links of others say `q`, as for any list.
    tracesSearch({ ...search, tq: search['tq'] ?? search['q'] }),
  component: lazyRouteComponent(() => import('../../pages/traces.tsx'), 'TracesPage'),
});

type TraceSearch = Pick<TracesSearch, 'span' | 'part' | 'spans' | 'merge'>;

const trace = createRoute({
  getParentRoute: () => root,
  path: '/traces/$id',
  validateSearch: (search: Record<string, unknown>): TraceSearch =>
    present({
      span: numeral(search['span']),
      part: text(search['part']),
      spans: text(search['spans']),
      merge: text(search['merge']),
    }),
  component: lazyRouteComponent(() => import('../../pages/trace.tsx'), 'TracePage'),
});

export interface TraceCompareSearch {
  readonly ids?: readonly string[];
  /** The trace that others are compared with; the first unless given. */
  readonly base?: string;
  /** `spans`: their trees as one; what is known of them for anything else. */
  readonly tab?: string;
  /** Also what is the same. */
  readonly all?: boolean;
  /** The row of the spans that is looked at. */
  readonly span?: string;
}

const compare = createRoute({
  getParentRoute: () => root,
  path: '/traces/compare',
  validateSearch: (search: Record<string, unknown>): TraceCompareSearch =>
    present({
      ids: texts(search['ids']),
      base: text(search['base']),
      tab: text(search['tab']),
      all: flag(search['all']),
      span: text(search['span']),
    }),
  component: lazyRouteComponent(() => import('../../pages/traces-compare.tsx'), 'TracesComparePage'),
});

export const traceRoutes = [traces, compare, trace] as const;
