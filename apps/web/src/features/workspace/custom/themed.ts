import type { Drawing, DrawingLook } from './messages.ts';

type Json = Readonly<Record<string, unknown>>;

/** Several charts in one decide their sizes themselves. */
const COMPOSED = ['hconcat', 'vconcat', 'concat', 'repeat', 'facet'];

/** A specification with what it leaves open: the runs, the size of the panel, the look of the page. */
export function themed({
  json,
  look,
  widthPx,
  heightPx,
}: Pick<Drawing, 'json' | 'look' | 'widthPx' | 'heightPx'>): Json {
  const { title, width, height, autosize, data, config, background } = json;
  const sized = isComposed(json)
    ? {}
    : {
        width: isOpen(width) ? widthPx : width,
        height: isOpen(height) ? heightPx : height,
        autosize: autosize ?? { type: 'fit', contains: 'padding' },
      };
  return {
    ...json,
    ...sized,
    // The panel says it already.
    ...(typeof title === 'string' ? { title: undefined } : {}),
    data: data ?? { name: 'runs' },
    background: background ?? 'transparent',
    config: merged(configOf(look), isObject(config) ? config : {}),
  };
}

function isComposed(json: Json): boolean {
  const encoding = isObject(json['encoding']) ? json['encoding'] : {};
  return (
    COMPOSED.some((name) => json[name] !== undefined) ||
    ['row', 'column', 'facet'].some((name) => encoding[name] !== undefined)
  );
}

function isOpen(size: unknown): boolean {
  return size === undefined || size === 'container';
}

function configOf({ ink, faintInk, line, accent, font, categories }: DrawingLook): Json {
  const words = {
    labelColor: faintInk,
    titleColor: ink,
    labelFontSize: 11,
    titleFontSize: 11,
    titleFontWeight: 500,
  };
  return {
    font,
    axis: { ...words, gridColor: line, domainColor: line, tickColor: line },
    legend: words,
    header: words,
    title: { color: ink, fontSize: 13, fontWeight: 600 },
    view: { stroke: line },
    mark: { color: accent, tooltip: true },
    text: { color: ink },
    rule: { color: ink },
    range: { category: categories },
  };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the specification says itself goes first. */
function merged(base: Json, own: Json): Json {
  const entries = Object.entries(own).map(([key, value]) => {
    const under = Object.hasOwn(base, key) ? base[key] : undefined;
    return [key, isObject(under) && isObject(value) ? merged(under, value) : value] as const;
  });
  return { ...base, ...Object.fromEntries(entries) };
}
