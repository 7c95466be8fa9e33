import { type Changes, hasChanges, mergeChanges, NO_CHANGES } from '@millrace/store';

interface Entry {
  readonly number: number;
  readonly timeMs: number;
  readonly changes: Changes;
}

type Listener = (id: string, changes: Changes) => void;

/** Batches of changes that can still be asked for. */
const ENTRIES_MAX = 1000;

/**
 * What changed lately, numbered, for streams that begin now or where an earlier one broke off. It lives in memory:
 * `epoch` tells ids of another life of the server from its own.
 */
export class ChangeFeed {
  readonly #epoch: string;
  readonly #nowMs: () => number;
  readonly #listeners = new Set<Listener>();
  #entries: Entry[] = [];
  #number = 0;

  constructor(epoch: string, nowMs: () => number) {
    this.#epoch = epoch;
    this.#nowMs = nowMs;
  }

  /** Where the feed is now. */
  get id(): string {
    return this.#idOf(this.#number);
  }

  add(changes: Changes): void {
    if (!hasChanges(changes)) return;
    this.#number += 1;
    this.#entries.push({ number: this.#number, timeMs: this.#nowMs(), changes });
    if (this.#entries.length > 2 * ENTRIES_MAX) this.#entries = this.#entries.slice(-ENTRIES_MAX);
    for (const listener of this.#listeners) listener(this.id, changes);
  }

  /** All that changed after an id; undefined when the feed does not go back so far, or is another one. */
  since(id: string): Changes | undefined {
    const [epoch, text = ''] = id.split('.');
    const number = /^\d{1,15}$/.test(text) ? Number(text) : -1;
    const first = this.#entries[0]?.number ?? this.#number + 1;
    if (epoch !== this.#epoch || number < first - 1 || number > this.#number) return undefined;
    return merged(this.#entries.filter((entry) => entry.number > number));
  }

  /** What changed in the last while: a page looked at things before its stream began. */
  lately(agoMs: number): Changes {
    const from = this.#nowMs() - agoMs;
    return merged(this.#entries.filter(({ timeMs }) => timeMs > from));
  }

  /** Calls the listener with each batch from now on. Returns what ends it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  #idOf(number: number): string {
    return `${this.#epoch}.${number}`;
  }
}

function merged(entries: readonly Entry[]): Changes {
  return entries.reduce((all, { changes }) => mergeChanges(all, changes), NO_CHANGES);
}
