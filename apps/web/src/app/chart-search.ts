import { flag, number, present, text, texts } from './search-params.ts';

/** The part of an address that says how metrics are charted. */
export interface ChartSearch {
  readonly log?: boolean;
  readonly logx?: boolean;
  /** What charts draw over: step (unless given), `time`, `relative` or `metrics.<name>`. */
  readonly x?: string;
  /** 0 to 0.99: how much lines are smoothed. */
  readonly smooth?: number;
  /** Where a zoom begins and ends. */
  readonly from?: number;
  readonly to?: number;
  /** Metrics whose points are listed in place of their chart. */
  readonly tables?: readonly string[];
  /** Sections that were opened or folded by hand. */
  readonly sections?: readonly string[];
}

/** Changes what an address says; undefined takes it out. */
export type ChangeCharts = (changes: { [K in keyof ChartSearch]?: ChartSearch[K] | undefined }) => void;

export function chartSearch(search: Record<string, unknown>): ChartSearch {
  return present({
    log: flag(search['log']),
    logx: flag(search['logx']),
    x: text(search['x']),
    smooth: number(search['smooth']),
    from: number(search['from']),
    to: number(search['to']),
    tables: texts(search['tables']),
    sections: texts(search['sections']),
  });
}
