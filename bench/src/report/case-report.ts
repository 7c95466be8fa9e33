import type { Target } from '../options.ts';
import { type Figure, type FigureSpec, isFloorMet, ratioOf } from './figure.ts';
import { type Spread, spreadOf } from './spread.ts';

interface MutableFigure extends FigureSpec {
  readonly spreads: Partial<Record<Target, Spread>>;
}

/** What one case has found out: its conditions and its figures, in the order in which they came. */
export class CaseReport {
  readonly name: string;
  readonly title: string;
  readonly #conditions: string[] = [];
  readonly #figures = new Map<string, MutableFigure>();

  constructor(name: string, title: string) {
    this.name = name;
    this.title = title;
  }

  /** Notes under which circumstances the figures hold. */
  condition(text: string): void {
    if (!this.#conditions.includes(text)) {
      this.#conditions.push(text);
    }
  }

  /** Keeps the measurements of one figure on one target. */
  record(spec: FigureSpec, target: Target, samples: readonly number[]): void {
    const figure = this.#figures.get(spec.name) ?? { ...spec, spreads: {} };
    figure.spreads[target] = spreadOf(samples);
    this.#figures.set(spec.name, figure);
    process.stderr.write(
      `    ${target} ${spec.name}: ${samples.map((sample) => round(sample)).join(' ')} ${spec.unit}\n`,
    );
  }

  get figures(): readonly Figure[] {
    return [...this.#figures.values()];
  }

  get conditions(): readonly string[] {
    return this.#conditions;
  }

  /** The case as plain data for the JSON file. */
  toJSON(): object {
    return {
      name: this.name,
      title: this.title,
      conditions: this.#conditions,
      figures: this.figures.map((figure) => ({
        name: figure.name,
        unit: figure.unit,
        better: figure.better,
        ...figure.spreads,
        absent: figure.absent,
        ratio: ratioOf(figure),
        floors: (figure.floors ?? []).map((floor) => ({
          text: floor.text,
          is_met: isFloorMet(figure, floor),
        })),
      })),
    };
  }
}

function round(value: number): string {
  return value.toPrecision(4);
}
