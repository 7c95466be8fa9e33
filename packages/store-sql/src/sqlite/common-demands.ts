import type { StoreEnvironment } from '@millrace/store';

const REMEMBERED_MS_MAX = 60_000;
const DEMANDS_MAX = 1000;
/** A longer one, such as a list of thousands, is not worth its memory. */
const DEMAND_CHARACTERS_MAX = 1000;

/**
 * Demands of filters that too much meets for an index of values to help. They are not counted again for a minute: with
 * the index and without it the same is found.
 */
export class CommonDemands {
  readonly #environment: Pick<StoreEnvironment, 'nowMs'>;
  /** With the time when each was counted, in ms. */
  readonly #countedAt = new Map<string, number>();

  constructor(environment: Pick<StoreEnvironment, 'nowMs'>) {
    this.#environment = environment;
  }

  has(demand: string): boolean {
    const countedAt = this.#countedAt.get(demand);
    if (countedAt === undefined) return false;
    if (Math.abs(this.#environment.nowMs() - countedAt) < REMEMBERED_MS_MAX) return true;
    this.#countedAt.delete(demand);
    return false;
  }

  add(demand: string): void {
    if (demand.length > DEMAND_CHARACTERS_MAX) return;
    if (this.#countedAt.size >= DEMANDS_MAX) this.#countedAt.clear();
    this.#countedAt.set(demand, this.#environment.nowMs());
  }
}
