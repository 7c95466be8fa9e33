import { isWordCharacter } from './regex-characters.ts';
import type { Program } from './regex-program.ts';
import type { Anchor } from './regex-syntax.ts';

/** What a search found and how many states it visited: at most (length + 1) × states, whatever the pattern. */
export interface SearchRun {
  readonly found: boolean;
  readonly stateVisits: number;
}

function isWordAt(characters: readonly string[], position: number): boolean {
  const character = characters[position];
  return character !== undefined && isWordCharacter(character);
}

type AnchorTest = (characters: readonly string[], position: number) => boolean;

const anchorTests: Readonly<Record<Anchor, AnchorTest>> = {
  start: (_characters, position) => position === 0,
  end: (characters, position) => {
    const left = characters.length - position;
    return left === 0 || (left === 1 && characters[position] === '\n');
  },
  'absolute-end': ({ length }, position) => position === length,
  'word-boundary': (characters, position) =>
    isWordAt(characters, position - 1) !== isWordAt(characters, position),
  'not-word-boundary': (characters, position) =>
    isWordAt(characters, position - 1) === isWordAt(characters, position),
};

/**
 * Looks for the pattern anywhere in the text by following all states of the automaton at once. Each state is
 * visited at most once per position, so the work is linear in the text: nothing ever backtracks.
 */
export function searchText(program: Program, text: string): SearchRun {
  const characters = Array.from(text);
  const visitedAt = new Int32Array(program.states.length).fill(-1);
  let stateVisits = 0;
  let pending: number[] = [];
  for (let position = 0; position <= characters.length; position += 1) {
    const stack = [program.start, ...pending];
    const following: number[] = [];
    const character = characters[position];
    for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
      const state = program.states[index];
      if (state === undefined || visitedAt[index] === position) continue;
      visitedAt[index] = position;
      stateVisits += 1;
      if (state.kind === 'accept') return { found: true, stateVisits };
      if (state.kind === 'fork') stack.push(...state.targets);
      else if (state.kind === 'check' && anchorTests[state.anchor](characters, position))
        stack.push(state.next);
      else if (state.kind === 'read' && character !== undefined && state.test(character))
        following.push(state.next);
    }
    pending = following;
  }
  return { found: false, stateVisits };
}
