import { SearchError, parseMetricExpression } from '@millrace/search';
import { type CustomSpec, readSpec } from '../custom/spec.ts';
import { type PanelSize, readSize, writeSize } from './panel-size.ts';

export const PANEL_KINDS = [
  'lines',
  'scatter',
  'parallel',
  'importance',
  'box',
  'heat',
  'bar',
  'images',
  'text',
  'custom',
] as const;
export type PanelKind = (typeof PANEL_KINDS)[number];

/** A chart of runs that somebody added. It stands in the address as text. */
export interface Panel {
  readonly kind: PanelKind;
  /**
   * Column ids: x, y and colour; the axes; the metric and what groups it. Of lines expressions over metrics, of images
   * the folder, of a text or a custom chart the text itself.
   */
  readonly columns: readonly string[];
  /** Columns whose axes are logarithmic. */
  readonly log: readonly string[];
  /** How wide and high it was made by hand. */
  readonly size?: PanelSize | undefined;
  /** Its numbers instead of its picture. */
  readonly isTable?: boolean | undefined;
}

export const PANEL_TITLES: Readonly<Record<PanelKind, string>> = {
  lines: 'Lines of expressions',
  scatter: 'Scatter plot',
  parallel: 'Parallel coordinates',
  importance: 'What matters for a metric',
  box: 'Box plot',
  heat: 'Heat map',
  bar: 'Bars',
  images: 'Images by step',
  text: 'Text',
  custom: 'Custom chart (Vega-Lite)',
};

/** What each column of a panel is for; the last one may be left out where its name ends with a question mark. */
export const PANEL_FIELDS: Readonly<
  Record<Exclude<PanelKind, 'lines' | 'parallel' | 'images' | 'text' | 'custom'>, readonly string[]>
> = {
  scatter: ['x', 'y', 'colour?'],
  importance: ['metric'],
  box: ['metric', 'groups'],
  heat: ['x', 'y', 'colour'],
  bar: ['metric'],
};

export function writePanel({ kind, columns, log, size, isTable = false }: Panel): string {
  if (size !== undefined || isTable) {
    const written = size === undefined ? null : writeSize(size);
    return JSON.stringify(isTable ? [kind, columns, log, written, true] : [kind, columns, log, written]);
  }
  return JSON.stringify(log.length === 0 ? [kind, columns] : [kind, columns, log]);
}

/** Undefined for text that is no panel: the address may come from anywhere. */
export function readPanel(text: string): Panel | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parsed)) return undefined;
  const [kind, columns, log = [], size, isTable] = parsed as unknown[];
  const known = PANEL_KINDS.find((one) => one === kind);
  if (known === undefined || !isTexts(columns) || !isTexts(log) || columns.length === 0) return undefined;
  const read = readSize(size);
  return {
    kind: known,
    columns,
    log,
    ...(read === undefined ? {} : { size: read }),
    ...(isTable === true ? { isTable } : {}),
  };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Whether a panel draws columns of runs; the others only stand beside them. */
export function hasColumns(kind: PanelKind): boolean {
  return kind !== 'images' && kind !== 'text' && kind !== 'lines' && kind !== 'custom';
}

/** Whether a panel can show its numbers as a table too; some are one, some are none. */
export function hasTable(kind: PanelKind): boolean {
  return kind === 'lines' || kind === 'custom' || (kind !== 'importance' && hasColumns(kind));
}

/** Whether a panel is a canvas, of which there is a picture. */
export function isDrawn(kind: PanelKind): boolean {
  return ['lines', 'scatter', 'parallel', 'heat', 'custom'].includes(kind);
}

/** Why a panel cannot be drawn as it is; undefined when it can. */
export function panelFault({ kind, columns }: Panel): string | undefined {
  if (kind === 'custom') {
    const reading = readSpec(columns[0] ?? '');
    return 'fault' in reading ? reading.fault : undefined;
  }
  if (kind !== 'lines') return undefined;
  try {
    for (const text of columns) parseMetricExpression(text);
    return undefined;
  } catch (error) {
    if (SearchError.is(error)) return error.message;
    throw error;
  }
}

/** What a custom chart specifies; undefined where that cannot be read. */
export function specOf({ columns }: Panel): CustomSpec | undefined {
  const reading = readSpec(columns[0] ?? '');
  return 'spec' in reading ? reading.spec : undefined;
}

/** The columns that the panels of an address need. */
export function panelColumns(texts: readonly string[] | undefined): string[] {
  return (texts ?? []).flatMap((text) => {
    const panel = readPanel(text);
    if (panel?.kind === 'custom') return specOf(panel)?.columns ?? [];
    return panel === undefined || !hasColumns(panel.kind) ? [] : panel.columns;
  });
}
