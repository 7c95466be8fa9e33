import { formatDuration, formatNumber, formatTick } from '../../../components/format.ts';
import { costText } from '../cost-text.ts';

/** How values of a kind are written: in full, and where there is little room. */
export interface Unit {
  readonly format: (value: number) => string;
  readonly formatMark: (value: number) => string;
}

const PERCENT = 100;
const share = (value: number): string => `${Number((value * PERCENT).toFixed(1))} %`;

export const COUNT: Unit = {
  format: (value) => value.toLocaleString('en', { maximumFractionDigits: 1 }),
  formatMark: formatTick,
};
export const DURATION: Unit = { format: formatDuration, formatMark: formatDuration };
export const SHARE: Unit = { format: share, formatMark: share };
export const COST: Unit = { format: costText, formatMark: costText };
export const NUMBER: Unit = { format: formatNumber, formatMark: formatTick };
