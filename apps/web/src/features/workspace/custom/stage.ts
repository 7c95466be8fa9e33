/*
 * What Vega needs of a page, in a thread that has none: a canvas that is drawn on unseen, listened to like one of a
 * page. There is nothing else to reach, whatever a specification tries.
 */

/** Takes and gives back whatever is set on it, and shows none of it. */
class StageElement extends EventTarget {
  readonly childNodes: unknown[] = [];
  readonly style: Record<string, unknown> = { setProperty: () => undefined, removeProperty: () => undefined };
  readonly tagName: string;
  parentNode: unknown = null;
  textContent = '';

  constructor(tagName: string) {
    super();
    this.tagName = tagName;
  }

  appendChild(child: { parentNode: unknown }): unknown {
    child.parentNode = this;
    this.childNodes.push(child);
    return child;
  }

  removeChild(child: unknown): unknown {
    this.childNodes.splice(this.childNodes.indexOf(child), 1);
    return child;
  }

  setAttribute(): void {
    // Nobody sees it.
  }

  removeAttribute(): void {
    // Nobody sees it.
  }

  getBoundingClientRect(): { left: number; top: number; width: number; height: number } {
    return { left: 0, top: 0, width: 0, height: 0 };
  }
}

function stageCanvas(): OffscreenCanvas {
  const element = new StageElement('canvas');
  return Object.assign(new OffscreenCanvas(1, 1), {
    tagName: 'canvas',
    parentNode: null,
    style: element.style,
    setAttribute: () => undefined,
    getBoundingClientRect: () => element.getBoundingClientRect(),
  });
}

const stageWindow = Object.assign(new EventTarget(), { devicePixelRatio: 1 });
const stageDocument = {
  createElement: (name: string) => (name === 'canvas' ? stageCanvas() : new StageElement(name)),
  querySelector: () => null,
  querySelectorAll: () => [],
};

/** What could ask for something elsewhere, or begin another thread. */
const CLOSED = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebTransport',
  'EventSource',
  'importScripts',
  'Worker',
  'SharedWorker',
  'BroadcastChannel',
  'indexedDB',
  'caches',
];

for (const name of CLOSED) Object.defineProperty(globalThis, name, { value: undefined });
// What Vega writes to the console is said on the page, or is nobody's matter.
for (const name of ['error', 'warn', 'info', 'log', 'debug'])
  Object.defineProperty(globalThis.console, name, { value: () => undefined });
Object.assign(globalThis, { window: stageWindow, document: stageDocument, HTMLElement: OffscreenCanvas });

/** Where a drawing is put. */
export function stageContainer(ratio: number): { element: HTMLElement; cursor: () => string } {
  stageWindow.devicePixelRatio = ratio;
  const element = new StageElement('div');
  return {
    element: element as unknown as HTMLElement,
    cursor: () => (typeof element.style['cursor'] === 'string' ? element.style['cursor'] : ''),
  };
}

/** The canvas that was put into a container. */
export function canvasIn(element: HTMLElement): OffscreenCanvas | undefined {
  return (element.childNodes as unknown as readonly unknown[]).find(
    (child) => child instanceof OffscreenCanvas,
  );
}

/** Tells a canvas, and those who listen to the whole window, of a pointer. */
export function pointAt(canvas: OffscreenCanvas, type: string, fields: object): void {
  for (const target of [canvas, stageWindow])
    target.dispatchEvent(Object.assign(new Event(type, { cancelable: true }), fields));
}
