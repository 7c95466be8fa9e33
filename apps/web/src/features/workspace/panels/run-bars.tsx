import { type ReactElement, useMemo } from 'react';
import { type BarValue, ValueBars } from '../../../charts/value-bars.tsx';
import { numberAt } from '../summaries.ts';
import type { Panel } from './panel.ts';
import type { PanelData } from './panel-card.tsx';

const BARS_MAX = 50;

/** A bar a run that has the metric, in the order of the table. */
export function RunBars({
  panel,
  data,
  title,
}: {
  panel: Panel;
  data: PanelData;
  title: string;
}): ReactElement {
  const { table, rows, lookOf } = data;
  const [metric = ''] = panel.columns;
  const bars = useMemo(() => {
    const found: BarValue[] = [];
    for (const row of rows) {
      const value = numberAt(table, metric, row);
      if (value === undefined) continue;
      const id = table.id(row);
      found.push({ id, name: table.text('run_name', row) ?? id, ...lookOf(id), latest: { value } });
      if (found.length === BARS_MAX) break;
    }
    return found;
  }, [table, rows, lookOf, metric]);
  return <ValueBars title={title} series={bars} />;
}
