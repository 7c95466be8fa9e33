// It takes away what a thread could reach, so it comes before all others.
import { canvasIn, pointAt, stageContainer } from './stage.ts';
import { expressionFunction, type Loader, parse, type Spec, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Drawing, PageMessage, Picture, PointerMessage, ThreadMessage, Tip } from './messages.ts';
import { excessIn, MADE_UP_MAX } from './spec-limits.ts';
import { themed } from './themed.ts';

const PIXELS_MAX = 64_000_000;
const WARNINGS_MAX = 5;
const TIP_CHARACTERS_MAX = 300;
const TIP_LINES_MAX = 20;

interface Shown {
  readonly view: View;
  readonly element: HTMLElement;
  readonly ratio: number;
  readonly isInteractive: boolean;
  readonly warnings: string[];
  readonly faults: string[];
  readonly cursor: () => string;
  tip: Tip | undefined;
}

const refused = (): Promise<never> => Promise.reject(new Error('Nothing is loaded from an address.'));
const LOADER = { load: refused, sanitize: refused, http: refused, file: refused } as unknown as Loader;

expressionFunction('sequence', (start: number, stop?: number, step = 1): number[] => {
  const [from, to] = stop === undefined ? [0, start] : [start, stop];
  const length = Math.ceil((to - from) / step);
  if (length > MADE_UP_MAX) throw new Error(`sequence: at most ${MADE_UP_MAX} can be made up.`);
  return Array.from({ length: Math.max(0, length || 0) }, (_, at) => from + at * step);
});

let shown: Shown | undefined;
/** One after the other, as they came. */
let last: Promise<unknown> = Promise.resolve();

self.addEventListener('message', ({ data }: MessageEvent<PageMessage>) => {
  last = take(data, last);
});
tell({ kind: 'ready' });

async function take(message: PageMessage, before: Promise<unknown>): Promise<void> {
  await before;
  try {
    if (message.kind === 'draw') await draw(message.drawing);
    else await point(message.pointer);
  } catch (error) {
    tell({ kind: 'fault', message: textOf(error) });
  }
}

function tell(message: ThreadMessage): void {
  const transfer = message.kind === 'drawn' && message.picture ? [message.picture.bitmap] : [];
  self.postMessage(message, { transfer });
}

async function draw(drawing: Drawing): Promise<void> {
  shown?.view.finalize();
  shown = undefined;
  const warnings: string[] = [];
  const faults: string[] = [];
  const compiling = loggerOf(warnings, faults);
  const spec = compiled(themed(drawing) as unknown as TopLevelSpec, compiling);
  const excess = excessIn(spec);
  if (excess !== undefined) throw new Error(excess);
  const { element, cursor } = stageContainer(drawing.ratio);
  const view = new View(parse(closed(spec, drawing), undefined, { ast: true }), {
    expr: expressionInterpreter,
    loader: LOADER,
    renderer: 'canvas',
    hover: true,
    // What an empty selection leads to is no matter of the specification.
    logger: loggerOf([], faults),
    tooltip: (...[, , , value]) => {
      if (shown !== undefined) shown.tip = tipOf(value);
    },
  });
  const isInteractive = JSON.stringify(drawing.json).includes('"params"');
  const { ratio } = drawing;
  shown = { view, element, ratio, isInteractive, warnings, faults, cursor, tip: undefined };
  await view.initialize(element).runAsync();
  // What does not fit makes it draw once more.
  await view.runAsync();
  await answer(shown, true);
}

/** Vega-Lite expects what it is given to be right: what it stumbles over may be worded strangely. */
function compiled(json: TopLevelSpec, logger: ReturnType<typeof loggerOf>): Spec {
  try {
    return compile(json, { logger }).spec;
  } catch (error) {
    throw new Error(`Vega-Lite cannot read this specification: ${textOf(error)}`, { cause: error });
  }
}

/** Data are what the workspace gives; events are those of this drawing. */
function closed(spec: Spec, { data }: Drawing): Spec {
  const sources = (spec.data ?? []).map((source) => {
    const own = source.name === 'runs' || source.name === 'metrics' ? data[source.name] : undefined;
    return own === undefined ? source : { ...source, values: [...own] };
  });
  const events = { bind: 'none', selector: false, timer: false, globalCursor: false };
  return { ...spec, data: sources, config: { ...spec.config, events } } as unknown as Spec;
}

async function point(pointer: PointerMessage): Promise<void> {
  const canvas = shown === undefined ? undefined : canvasIn(shown.element);
  if (shown === undefined || canvas === undefined) {
    tell({ kind: 'drawn', picture: undefined, tip: undefined, cursor: '' });
    return;
  }
  const { type, x, y, ...fields } = pointer;
  pointAt(canvas, type, { ...fields, clientX: x, clientY: y, deltaMode: 0, deltaX: 0 });
  await shown.view.runAsync();
  if (type === 'pointerout') shown.tip = undefined;
  await answer(shown, shown.isInteractive && type !== 'pointerout');
}

async function answer(now: Shown, isNew: boolean): Promise<void> {
  const [fault] = now.faults;
  if (fault !== undefined) throw new Error(fault);
  const picture = isNew ? await pictureOf(now) : undefined;
  tell({ kind: 'drawn', picture, tip: now.tip, cursor: now.cursor() });
}

async function pictureOf({ element, ratio, warnings }: Shown): Promise<Picture> {
  const canvas = canvasIn(element);
  if (canvas === undefined) throw new Error('Nothing was drawn.');
  const { width, height } = canvas;
  if (width * height > PIXELS_MAX) throw new Error('This chart is too large to be drawn.');
  if (width * height === 0) throw new Error('This chart has no size.');
  const bitmap = await createImageBitmap(canvas);
  return {
    bitmap,
    widthPx: width / ratio,
    heightPx: height / ratio,
    warnings: warnings.slice(0, WARNINGS_MAX),
  };
}

function loggerOf(warnings: string[], faults: string[]) {
  const logger = {
    level: () => logger,
    error: (...parts: unknown[]) => {
      faults.push(parts.map(textOf).join(' '));
      return logger;
    },
    warn: (...parts: unknown[]) => {
      warnings.push(parts.map(textOf).join(' '));
      return logger;
    },
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}

function textOf(value: unknown): string {
  return (value instanceof Error ? value.message : String(value)).slice(0, TIP_CHARACTERS_MAX);
}

function tipOf(value: unknown): Tip | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value !== 'object') return [['', textOf(value)]];
  return Object.entries(value)
    .slice(0, TIP_LINES_MAX)
    .map(([name, part]) => [
      name,
      (typeof part === 'object' ? (JSON.stringify(part) ?? '') : String(part)).slice(0, TIP_CHARACTERS_MAX),
    ]);
}
