/** As many as there are `--run-…` tokens. */
const COLOURS = 12;
const HASH_FACTOR = 31;

/** How a run is drawn wherever it appears. */
export interface RunLook {
  /** The name of a token, or a colour that somebody chose. */
  readonly colour: string;
  /** Runs beyond the number of colours are told apart by their dashes. */
  readonly isDashed: boolean;
}

function ownColour(runId: string): number {
  let hash = 0;
  for (const character of runId) hash = (hash * HASH_FACTOR + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % COLOURS;
}

function look(colour: number, isDashed: boolean): RunLook {
  return { colour: `--run-${colour + 1}`, isDashed };
}

export function lookOf(runId: string): RunLook {
  return look(ownColour(runId), false);
}

/** Each run gets its own colour or, where another run has it, the next that is free. */
export function looksOf(runIds: readonly string[]): ReadonlyMap<string, RunLook> {
  const looks = new Map<string, RunLook>();
  const taken = new Set<number>();
  for (const id of runIds) {
    if (taken.size === COLOURS) taken.clear();
    let colour = ownColour(id);
    while (taken.has(colour)) colour = (colour + 1) % COLOURS;
    taken.add(colour);
    looks.set(id, look(colour, Math.floor(looks.size / COLOURS) % 2 === 1));
  }
  return looks;
}

/** A look's colour as style sheets write it. */
export function cssColour(colour: string): string {
  return colour.startsWith('--') ? `var(${colour})` : colour;
}

/** The colour that MLflow's UI keeps with a run; anything but a plain colour is nobody's choice. */
export function chosenColour(text: string | undefined): string | undefined {
  return text !== undefined && /^#(?:[\da-f]{3}|[\da-f]{6})$/i.test(text) ? text : undefined;
}
