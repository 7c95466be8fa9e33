import { type ReactElement, useCallback, useMemo } from 'react';
import { formatNumber, formatTick } from '../components/format.ts';
import { areaOf, drawFrame, rampColour } from './frame.ts';
import styles from './heat-map.module.css';
import { scaleOf } from './scale.ts';
import { type Surface, useCanvas } from './use-canvas.ts';

interface HeatPoint {
  readonly x: number | string;
  readonly y: number | string;
  readonly z: number;
}

interface HeatMapProps {
  readonly label: string;
  readonly points: readonly HeatPoint[];
  readonly titles: { readonly x: string; readonly y: string; readonly z: string };
  readonly isLog: { readonly x: boolean; readonly y: boolean };
  readonly heightPx: number;
}

const KEY_PX = 18;
const CELLS = 12;

/** The mean of z in the cells of x and y; each cell that has runs says how many in its lightness, not at all if none. */
export function HeatMap({ label, points, titles, isLog, heightPx }: HeatMapProps): ReactElement {
  const { x, y, cells, low, high } = useMemo(() => {
    const xScale = scaleOf(
      points.map((point) => point.x),
      { isLog: isLog.x, format: formatTick },
    );
    const yScale = scaleOf(
      points.map((point) => point.y),
      { isLog: isLog.y, format: formatTick },
    );
    const [columns, rows] = [xScale, yScale].map((scale) =>
      scale.isText ? Math.max(1, scale.ticks.length) : CELLS,
    ) as [number, number];
    const sums = new Map<string, { column: number; row: number; sum: number; count: number }>();
    for (const point of points) {
      const [px, py] = [xScale.place(point.x), yScale.place(point.y)];
      if (!Number.isFinite(px) || !Number.isFinite(py) || !Number.isFinite(point.z)) continue;
      const [column, row] = [
        Math.min(columns - 1, Math.floor(px * columns)),
        Math.min(rows - 1, Math.floor(py * rows)),
      ];
      const cell = sums.get(`${column} ${row}`) ?? { column, row, sum: 0, count: 0 };
      sums.set(`${column} ${row}`, { column, row, sum: cell.sum + point.z, count: cell.count + 1 });
    }
    const list = [...sums.values()].map(({ column, row, sum, count }) => ({
      column,
      row,
      mean: sum / count,
      width: 1 / columns,
      height: 1 / rows,
    }));
    const means = list.map(({ mean }) => mean);
    return { x: xScale, y: yScale, cells: list, low: Math.min(...means), high: Math.max(...means) };
  }, [points, isLog.x, isLog.y]);
  const draw = useCallback(
    (surface: Surface) => {
      const area = areaOf(surface);
      surface.context.clearRect(0, 0, surface.width, surface.height);
      drawFrame(surface, { x, y, xTitle: titles.x }, area);
      for (const { column, row, mean, width, height } of cells) {
        surface.context.fillStyle = rampColour(high > low ? (mean - low) / (high - low) : 0.5);
        surface.context.fillRect(
          area.left + column * width * area.width + 1,
          area.top + (1 - (row + 1) * height) * area.height + 1,
          width * area.width - 2,
          height * area.height - 2,
        );
      }
    },
    [x, y, cells, low, high, titles.x],
  );
  const { ref } = useCanvas(heightPx - KEY_PX, draw);
  return (
    <div className={styles['plot']}>
      <canvas ref={ref} role="img" aria-label={label} style={{ height: heightPx - KEY_PX }} />
      {cells.length > 0 && (
        <p className={styles['key']}>
          <span>
            {titles.z} {formatNumber(low)}
          </span>
          {[0, 0.25, 0.5, 0.75, 1].map((share) => (
            <i key={share} style={{ background: rampColour(share) }} />
          ))}
          <span>{formatNumber(high)}</span>
        </p>
      )}
    </div>
  );
}
