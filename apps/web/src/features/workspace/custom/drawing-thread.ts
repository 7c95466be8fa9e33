import type { Drawing, PageMessage, Picture, PointerMessage, ThreadMessage, Tip } from './messages.ts';

export interface DrawingListener {
  readonly onPicture: (picture: Picture) => void;
  readonly onTip: (tip: Tip | undefined, cursor: string) => void;
  readonly onFault: (message: string) => void;
}

/** So long a drawing, or an answer to the pointer, may take. */
const ANSWER_MS_MAX = 8000;
const TOO_LONG = `This chart takes longer than ${ANSWER_MS_MAX / 1000} s to draw, and was ended.`;

/**
 * A thread in which Vega draws a specification of somebody: it has no page and no network, and is ended when it does not
 * answer. What comes back is a picture.
 */
export class DrawingThread {
  readonly #listener: DrawingListener;
  #worker: Worker | undefined;
  #isReady = false;
  /** What waits for an answer, which comes before the next is asked. */
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: PageMessage[] = [];
  #drawn: Drawing['json'] | undefined;
  /** What was ended: new data must not begin it again and again. */
  #givenUp: Drawing['json'] | undefined;

  constructor(listener: DrawingListener) {
    this.#listener = listener;
  }

  /** Draws this in the place of what was drawn, or waits to be. */
  draw(drawing: Drawing): void {
    if (drawing.json === this.#givenUp) return;
    this.#drawn = drawing.json;
    this.#waiting = [{ kind: 'draw', drawing }];
    this.#next();
  }

  /** Moves of the pointer that come while it is busy count as one. */
  point(pointer: PointerMessage): void {
    if (this.#worker === undefined) return;
    const before = this.#waiting.at(-1);
    const isMove =
      before?.kind === 'pointer' && before.pointer.type === pointer.type && pointer.type === 'pointermove';
    if (isMove) this.#waiting.pop();
    this.#waiting.push({ kind: 'pointer', pointer });
    this.#next();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#isReady = false;
    this.#waiting = [];
  }

  #next(): void {
    this.#worker ??= this.#open();
    if (!this.#isReady || this.#timer !== undefined) return;
    const message = this.#waiting.shift();
    if (message === undefined) return;
    this.#timer = setTimeout(() => this.#fail(TOO_LONG), ANSWER_MS_MAX);
    this.#worker.postMessage(message);
  }

  #open(): Worker {
    const worker = new Worker(new URL('./custom-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<ThreadMessage>) => this.#take(data));
    worker.addEventListener('error', () => this.#fail('The thread that draws this chart has ended.'));
    return worker;
  }

  #take(message: ThreadMessage): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (message.kind === 'ready') this.#isReady = true;
    else if (message.kind === 'fault') this.#listener.onFault(message.message);
    else {
      if (message.picture !== undefined) this.#listener.onPicture(message.picture);
      this.#listener.onTip(message.tip, message.cursor);
    }
    this.#next();
  }

  #fail(message: string): void {
    this.#givenUp = this.#drawn;
    this.end();
    this.#listener.onFault(message);
  }
}
