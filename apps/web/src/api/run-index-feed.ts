import type { QueryClient } from '@tanstack/react-query';
import { CallError, callFrame, type CallRequest } from './call.ts';
import { ALWAYS_COLUMNS, isAskedFor } from './index-columns.ts';
import { keys } from './keys.ts';
import { type Changes, onChanges } from './live.ts';
import { type IndexFrame, type IndexHeader, RunTable } from './run-table.ts';

/** Columns of each kind that the server chooses at first. */
const AUTOMATIC_COLUMNS = 6;
/** What is in sight and some more: it comes at once also on a slow line. */
const FIRST_RUNS = 500;
/** A table is brought up to date at most so often, however fast runs log. */
const REFRESH_MS = 400;
/** Of more changed runs than these, all are asked for again. */
const CHANGED_MAX = 5000;
/** A table that grows is shown when it is by so much larger, or after so long. */
const SHOWN_GROWTH = 1.5;
const SHOWN_MS = 1000;
/** How long a server that failed is left alone. */
const PAUSE_MS = 2000;

/** A part that was asked for before the one before it was taken in. */
interface Ahead {
  readonly question: string;
  readonly frame: Promise<IndexFrame>;
}

interface Watcher {
  readonly columns: readonly string[];
  /** Why the server gave none of the columns; undefined when it gave them. */
  readonly onRefusal: (error: Error | undefined) => void;
}

const feeds = new WeakMap<QueryClient, Map<string, RunIndexFeed>>();

/**
 * Fills the table of some experiments, part by part, and keeps it up to date. One thing after the other: what changed
 * while a part or a column came is asked for again after it, so that nothing older is left in its place.
 */
export class RunIndexFeed {
  readonly #client: QueryClient;
  readonly #experimentIds: readonly string[];
  readonly #watchers = new Set<Watcher>();
  #table: RunTable | undefined;
  #changed: Set<string> | 'all' = new Set();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDue = false;
  #isBusy = false;
  /** Columns that the server refused, each with its words; not asked for again. */
  readonly #refused = new Map<string, Error>();
  #shown = { rows: 0, timeMs: 0 };
  #ahead: Ahead | undefined;

  private constructor(client: QueryClient, experimentIds: readonly string[]) {
    this.#client = client;
    this.#experimentIds = experimentIds;
    const end = onChanges((changes) => this.#note(changes));
    const queryHash = JSON.stringify(this.#key);
    const unsubscribe = client.getQueryCache().subscribe(({ type, query }) => {
      if (type !== 'removed' || query.queryHash !== queryHash) return;
      end();
      unsubscribe();
      clearTimeout(this.#timer);
      feeds.get(client)?.delete(queryHash);
    });
  }

  /** The one that fills the table in this cache; it lives as long as the table does. */
  static of(client: QueryClient, experimentIds: readonly string[]): RunIndexFeed {
    const known = feeds.get(client) ?? new Map<string, RunIndexFeed>();
    feeds.set(client, known);
    const hash = JSON.stringify(keys.runIndex(experimentIds));
    const feed = known.get(hash) ?? new RunIndexFeed(client, experimentIds);
    known.set(hash, feed);
    return feed;
  }

  /** The newest runs; when there was a table before, as many as it had. */
  async load(signal: AbortSignal): Promise<RunTable> {
    this.#ahead = undefined;
    const before = this.#table?.count ?? 0;
    const columns = this.#table === undefined ? ALWAYS_COLUMNS : this.#columnsOf(this.#table);
    const first = { columns, automatic_max: AUTOMATIC_COLUMNS, max_results: FIRST_RUNS };
    let table = RunTable.fromFrame(await this.#ask(first, signal));
    while (table.nextPageToken !== undefined && table.count < before)
      table = table.withPart(await this.#ask(this.#nextPart(table), signal));
    this.#table = table;
    this.#shown = { rows: table.count, timeMs: performance.now() };
    // Only when the cache has the table.
    setTimeout(() => this.#work());
    return table;
  }

  /** Has the rest come, these columns too, and what changes. Returns what ends it. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    watcher.onRefusal(
      watcher.columns.map((id) => this.#refused.get(id)).find((error) => error !== undefined),
    );
    this.#work();
    return () => void this.#watchers.delete(watcher);
  }

  get #key(): ReturnType<typeof keys.runIndex> {
    return keys.runIndex(this.#experimentIds);
  }

  #note(changes: Changes | 'everything'): void {
    if (changes === 'everything') this.#changed = 'all';
    else {
      for (const id of this.#experimentIds) {
        const runs = changes.runs[id];
        if (runs === null) this.#changed = 'all';
        else if (this.#changed !== 'all') for (const run of runs ?? []) this.#changed.add(run);
      }
    }
    if (this.#changed === 'all' || this.#changed.size > 0) this.#refreshSoon();
  }

  #refreshSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#isDue = true;
      this.#work();
    }, REFRESH_MS);
  }

  #work(): void {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const run = async (): Promise<void> => {
      while (this.#watchers.size > 0 && this.#table !== undefined && (await this.#step(this.#table)));
    };
    run()
      // A server that is gone for a moment tells of everything when it is back.
      .catch(() => void setTimeout(() => this.#work(), PAUSE_MS))
      .finally(() => (this.#isBusy = false));
  }

  /** While a part is taken in, the server reads the next one. What changes after that is told, and asked for again. */
  async #takePart(table: RunTable): Promise<IndexFrame> {
    const question = this.#nextPart(table);
    const ahead = this.#ahead?.question === JSON.stringify(question) ? this.#ahead : undefined;
    this.#ahead = undefined;
    const frame = await (ahead?.frame ?? this.#ask(question));
    const { next_page_token } = frame.header;
    this.#ahead =
      next_page_token === undefined
        ? undefined
        : this.#askAhead({ ...question, page_token: next_page_token });
    return frame;
  }

  #askAhead(question: CallRequest<'runs/get-index'>): Ahead {
    const frame = this.#ask(question);
    // Who needs it sees what went wrong.
    frame.catch(() => undefined);
    return { question: JSON.stringify(question), frame };
  }

  /** Does what is most urgent; false when nothing is to be done. */
  async #step(table: RunTable): Promise<boolean> {
    if (this.#isDue) {
      this.#isDue = false;
      await this.#refresh(table);
      return true;
    }
    const missing = this.#missing(table);
    if (missing.length > 0) {
      await this.#fetchColumns(table, missing);
      return true;
    }
    if (table.nextPageToken === undefined) return false;
    this.#grow(table, table.withPart(await this.#takePart(table)));
    return true;
  }

  async #refresh(table: RunTable): Promise<void> {
    const ids = this.#changed;
    this.#changed = new Set();
    try {
      if (ids === 'all' || ids.size > CHANGED_MAX)
        await this.#client.refetchQueries(
          { queryKey: this.#key },
          { throwOnError: true, cancelRefetch: false },
        );
      else {
        const frame = await this.#ask({ columns: this.#columnsOf(table), run_ids: [...ids] });
        this.#show(table, table.withRows(frame));
      }
    } catch (error) {
      this.#changed = 'all';
      throw error;
    }
  }

  async #fetchColumns(table: RunTable, columns: readonly string[]): Promise<void> {
    const frames: IndexFrame[] = [];
    let rows = 0;
    let page_token: string | undefined = '';
    try {
      while (page_token !== undefined && rows < table.count) {
        const frame: IndexFrame = await this.#ask({ columns: [...columns], bare: true, page_token });
        frames.push(frame);
        rows += frame.header.count;
        page_token = frame.header.next_page_token;
      }
    } catch (error) {
      if (!(error instanceof CallError) || error.status !== 400) throw error;
      for (const id of columns) this.#refused.set(id, error);
      for (const { onRefusal } of this.#watchers) onRefusal(error);
      return;
    }
    this.#show(table, table.withColumns(frames));
  }

  #missing(table: RunTable): string[] {
    const wanted = [...this.#watchers].flatMap(({ columns }) => columns).filter(isAskedFor);
    return [...new Set(wanted)].filter((id) => !table.columns.has(id) && !this.#refused.has(id));
  }

  #columnsOf(table: RunTable): string[] {
    return [...table.columns.keys()].filter(isAskedFor);
  }

  #nextPart(table: RunTable): CallRequest<'runs/get-index'> {
    return { columns: this.#columnsOf(table), page_token: table.nextPageToken ?? '' };
  }

  /** Each table that is shown is filtered and ordered as a whole: one that grew a little can wait. */
  #grow(before: RunTable, table: RunTable): void {
    const { rows, timeMs } = this.#shown;
    const isWorthIt = table.count >= rows * SHOWN_GROWTH || performance.now() - timeMs >= SHOWN_MS;
    if (table.nextPageToken === undefined || isWorthIt) this.#show(before, table);
    else if (this.#table === before) this.#table = table;
  }

  /** Unless all was asked for anew meanwhile, as somebody may have it after a failure. */
  #show(before: RunTable, table: RunTable): void {
    if (this.#table !== before) return;
    this.#table = table;
    this.#shown = { rows: table.count, timeMs: performance.now() };
    this.#client.setQueryData<RunTable>(this.#key, table);
  }

  async #ask(question: CallRequest<'runs/get-index'>, signal?: AbortSignal): Promise<IndexFrame> {
    return callFrame<IndexHeader, 'runs/get-index'>(
      'runs/get-index',
      { experiment_ids: [...this.#experimentIds], run_view_type: 'ALL', ...question },
      signal,
    );
  }
}
