import { getMetricSeries } from '../metrics/get-series.ts';
import { getRunIndex } from '../runs/get-index.ts';

/** The handlers of all endpoints that answer a binary frame. */
export const FRAME_HANDLERS = {
  'runs/get-index': getRunIndex,
  'metrics/get-series': getMetricSeries,
};
