interface ReviveContext {
  /** The number as it is written, where the browser tells it. */
  readonly source?: string;
}

/** Reading longer texts number by number would hold up the page. */
const EXACT_CHARACTERS_MAX = 5_000_000;

/** JSON whose whole numbers keep their digits: those that a double cannot hold become bigints. */
export function parseJson(text: string): unknown {
  if (text.length > EXACT_CHARACTERS_MAX) return JSON.parse(text);
  return JSON.parse(text, (_: string, value: unknown, context?: ReviveContext) => {
    const isRounded = typeof value === 'number' && !Number.isSafeInteger(value);
    return isRounded && context?.source !== undefined && /^-?\d+$/.test(context.source)
      ? BigInt(context.source)
      : value;
  });
}
