import { type ReactElement, useMemo } from 'react';
import { ValueBars } from '../../../charts/value-bars.tsx';
import { numberAt } from '../summaries.ts';
import type { Panel } from './panel.ts';
import type { PanelData } from './panel-card.tsx';

const BARS_MAX = 50;
const NO_POINTS = new Float64Array(0);

/** A bar a run, in the order of the table. */
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
  const series = useMemo(
    () =>
      rows.slice(0, BARS_MAX).map((row) => {
        const id = table.id(row);
        return {
          id,
          name: table.text('run_name', row) ?? id,
          ...lookOf(id),
          x: NO_POINTS,
          low: NO_POINTS,
          high: NO_POINTS,
          isExact: true,
          count: 1,
          latest: { step: 0, timestamp: 0, value: numberAt(table, metric, row) ?? Number.NaN },
        };
      }),
    [table, rows, lookOf, metric],
  );
  return <ValueBars title={title} series={series} />;
}
