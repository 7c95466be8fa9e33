import type { TraceInfo } from '../../api/traces.ts';
import { type TraceFacts, traceFacts } from './trace-facts.ts';

/** Traces of one conversation. */
export interface Session {
  readonly id: string;
  /** The newest first, as they came. */
  readonly traces: readonly TraceInfo[];
  readonly users: readonly string[];
  readonly startMs: number;
  readonly endMs: number;
  readonly tokens: number;
  readonly cost: number | undefined;
  readonly errors: number;
}

/** Conversations of the traces at hand, the one that went on last first; traces of none are left out. */
export function sessionsOf(traces: readonly TraceInfo[]): Session[] {
  const facts = traces.map((trace) => ({ trace, facts: traceFacts(trace) }));
  const groups = Map.groupBy(facts, (one) => one.facts.session);
  groups.delete(undefined);
  return [...groups].map(([id = '', group]) => sessionOf(id, group)).toSorted((a, b) => b.endMs - a.endMs);
}

function sessionOf(id: string, group: readonly { trace: TraceInfo; facts: TraceFacts }[]): Session {
  const starts = group.map(({ facts }) => facts.startMs);
  const costs = group.flatMap(({ facts }) => facts.cost ?? []);
  return {
    id,
    traces: group.map(({ trace }) => trace),
    users: [...new Set(group.flatMap(({ facts }) => facts.user ?? []))],
    startMs: Math.min(...starts),
    endMs: Math.max(...starts),
    tokens: group.reduce((sum, { facts }) => sum + (facts.tokens?.total ?? 0), 0),
    cost: costs.length === 0 ? undefined : costs.reduce((sum, cost) => sum + cost, 0),
    errors: group.filter(({ trace }) => trace.state === 'ERROR').length,
  };
}
