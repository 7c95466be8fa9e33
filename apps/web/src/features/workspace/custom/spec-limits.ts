/** Rows, steps or ticks that a specification may ask to be made up. */
export const MADE_UP_MAX = 20_000;

/** Properties of transforms, scales and axes that say how many there shall be. */
const COUNTS = ['steps', 'minsteps', 'maxsteps', 'maxbins', 'tickCount'];

/**
 * What in a compiled specification would make up more than a chart can show; undefined when nothing does. The thread
 * that draws is ended when it takes too long: this keeps it from filling the memory before.
 */
export function excessIn(compiled: unknown): string | undefined {
  const waiting: unknown[] = [compiled];
  for (let next = waiting.pop(); next !== undefined || waiting.length > 0; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const object = next as Readonly<Record<string, unknown>>;
    const excess = countFault(object) ?? stretchFault(object);
    if (excess !== undefined) return excess;
    for (const [key, member] of Object.entries(object)) if (key !== 'values') waiting.push(member);
  }
  return undefined;
}

function countFault(object: Readonly<Record<string, unknown>>): string | undefined {
  const key = COUNTS.find((name) => typeof object[name] === 'number' && object[name] > MADE_UP_MAX);
  return key === undefined ? undefined : tooMany(key);
}

/** Sequences, grids and bins between two ends. */
function stretchFault({
  type,
  start,
  stop,
  step,
  extent,
  base,
}: Readonly<Record<string, unknown>>): string | undefined {
  if (type === 'sequence') {
    // Ends that are signals are known only when it is too late.
    if (![start, stop, step].every((end) => end === undefined || typeof end === 'number'))
      return 'A sequence has numbers as its ends.';
    const made = (Number(stop) - Number(start ?? 0)) / Number(step ?? 1);
    return Math.abs(made) <= MADE_UP_MAX ? undefined : tooMany('sequence');
  }
  if (typeof step !== 'number' || base !== undefined) return undefined;
  const [from, to] = Array.isArray(extent) ? (extent as unknown[]) : [start, stop];
  const width = typeof from === 'number' && typeof to === 'number' ? Math.abs(to - from) : undefined;
  const made = type === 'graticule' ? 360 / step : type === 'quantile' ? 1 / step : (width ?? 0) / step;
  return Math.abs(made) <= MADE_UP_MAX ? undefined : tooMany('step');
}

function tooMany(what: string): string {
  return `${what}: at most ${MADE_UP_MAX.toLocaleString('en')} can be made up.`;
}
