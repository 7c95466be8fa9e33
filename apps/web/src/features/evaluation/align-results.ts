import type { TraceInfo } from '../../api/traces.ts';

export interface EvaluatedRun {
  readonly id: string;
  readonly name: string;
  readonly traces: readonly TraceInfo[];
}

/** What several runs made of the same request. */
export interface ResultRow {
  readonly key: string;
  readonly request: string;
  readonly byRun: ReadonlyMap<string, TraceInfo>;
}

/** The request in full where it is known, else as much as is shown of it. */
function requestOf(trace: TraceInfo): string {
  const metadata: Readonly<Record<string, string>> = trace.trace_metadata ?? {};
  return metadata['mlflow.traceInputs'] ?? trace.request_preview ?? '';
}

/** Puts traces of the same request side by side. A request that a run has twice stands in two rows. */
export function alignResults(runs: readonly EvaluatedRun[]): ResultRow[] {
  const rows = new Map<string, { request: string; byRun: Map<string, TraceInfo> }>();
  for (const { id, traces } of runs) {
    const seen = new Map<string, number>();
    for (const trace of traces) {
      const request = requestOf(trace);
      const time = (seen.get(request) ?? 0) + 1;
      seen.set(request, time);
      const key = JSON.stringify([request, time]);
      const row = rows.get(key) ?? { request: trace.request_preview ?? request, byRun: new Map() };
      row.byRun.set(id, trace);
      rows.set(key, row);
    }
  }
  return [...rows].map(([key, row]) => ({ key, ...row }));
}
