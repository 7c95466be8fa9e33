import type { CaseReport } from './case-report.ts';
import { type Figure, isFloorMet, ratioOf } from './figure.ts';
import type { Spread } from './spread.ts';

const HEADINGS = [
  'figure',
  'unit',
  'millrace min / median / max',
  'MLflow min / median / max',
  'ratio',
  'floor',
];

/** A case as lines of text: conditions, then one line a figure. */
export function printCase(report: CaseReport): void {
  const rows = [HEADINGS, ...report.figures.map(rowOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const conditions = report.conditions.map((condition) => `  ${condition}`);
  process.stdout.write(`\n${report.name}: ${report.title}\n${[...conditions, ...lines].join('\n')}\n`);
}

function rowOf(figure: Figure): string[] {
  const ratio = ratioOf(figure);
  return [
    figure.name,
    figure.unit,
    spreadText(figure.spreads.millrace),
    figure.spreads.mlflow === undefined && figure.absent !== undefined
      ? figure.absent
      : spreadText(figure.spreads.mlflow),
    ratio === undefined ? '' : `${number(ratio)}×`,
    floorText(figure),
  ];
}

/** The floors with "met" or "MISSED" behind each that can be judged. */
function floorText(figure: Figure): string {
  return (figure.floors ?? [])
    .map((floor) => {
      const isMet = isFloorMet(figure, floor);
      return `floor ${floor.text}${isMet === undefined ? '' : isMet ? ' met' : ' MISSED'}`;
    })
    .join(', ');
}

function spreadText(spread: Spread | undefined): string {
  return spread === undefined ? '–' : [spread.min, spread.median, spread.max].map(number).join(' / ');
}

/** Three digits are enough to compare; thousands are grouped. */
function number(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 4;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
