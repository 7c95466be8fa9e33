import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo } from 'react';
import { importanceQuery } from '../../../api/importance.ts';
import { formatNumber, counted } from '../../../components/format.ts';
import { columnTitle } from '../column-titles.ts';
import styles from './importance-chart.module.css';
import type { Panel } from './panel.ts';
import type { PanelData } from './panel-card.tsx';
import cardStyles from './panel-card.module.css';

/** Runs that are named when the filter leaves some out; more are not asked about one by one. */
const RUNS_MAX = 5000;
const SHOWN_MAX = 15;

/** Shares of a metric's spread by param, and in which direction each moves it. */
export function ImportanceChart({ panel, data }: { panel: Panel; data: PanelData }): ReactElement {
  const { table, rows, experimentIds } = data;
  const [target = ''] = panel.columns;
  const isAll = rows.length === table.count;
  const runIds = useMemo(
    () => (isAll ? [] : rows.slice(0, RUNS_MAX).map((row) => table.id(row))),
    [isAll, rows, table],
  );
  const query = useQuery(importanceQuery({ experimentIds, target, runIds }));
  if (query.isError) return <p className={cardStyles['status']}>{query.error.message}</p>;
  if (query.data === undefined)
    return <p className={cardStyles['status']}>Looking at {counted(rows.length, 'run')}…</p>;
  if (query.data.every(({ importance }) => importance === 0))
    return <p className={cardStyles['status']}>These runs do not say what matters.</p>;
  const most = Math.max(...query.data.map(({ importance }) => importance));
  return (
    <div
      className={styles['box']}
      tabIndex={0}
      role="region"
      aria-label={`What matters for ${columnTitle(target).title}`}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">Param</th>
            <th scope="col">Importance</th>
            <th scope="col">Correlation</th>
          </tr>
        </thead>
        <tbody>
          {query.data.slice(0, SHOWN_MAX).map(({ column, importance, correlation }) => (
            <tr key={column}>
              <th scope="row" title={column}>
                {columnTitle(column).title}
              </th>
              <td>
                <span className={styles['bar']} style={{ width: `${(importance / most) * 60}%` }} />
                {formatNumber(Number(importance.toFixed(3)))}
              </td>
              <td>{correlation === undefined ? '–' : signed(correlation)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function signed(value: number): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(2)}`;
}
