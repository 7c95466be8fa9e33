import { SearchError } from './error.ts';
import { REGEX_MAX_STATES } from './limits.ts';
import type { Anchor, CharacterTest, RegexNode } from './regex-syntax.ts';

/** One state of the automaton. `fork` and `check` are passed without reading a character. */
type State =
  | { readonly kind: 'read'; readonly test: CharacterTest; next: number }
  | { readonly kind: 'fork'; readonly targets: number[] }
  | { readonly kind: 'check'; readonly anchor: Anchor; next: number }
  | { readonly kind: 'accept' };

/** A nondeterministic automaton; the search starts in state `start`. */
export interface Program {
  readonly states: readonly State[];
  readonly start: number;
}

/**
 * Builds the automaton back to front: each node is compiled with the state that follows it, so there is nothing
 * to patch later. Counted repetitions are written out, which the state limit bounds.
 */
class ProgramBuilder {
  readonly states: State[] = [];

  compile(node: RegexNode, next: number): number {
    switch (node.kind) {
      case 'empty':
        return next;
      case 'character':
        return this.#add({ kind: 'read', test: node.test, next });
      case 'anchor':
        return this.#add({ kind: 'check', anchor: node.anchor, next });
      case 'sequence':
        return node.nodes.reduceRight((following, part) => this.compile(part, following), next);
      case 'alternatives':
        return this.#add({ kind: 'fork', targets: node.nodes.map((part) => this.compile(part, next)) });
      default:
        return this.#repeat(node, next);
    }
  }

  accept(): number {
    return this.#add({ kind: 'accept' });
  }

  #repeat(node: Extract<RegexNode, { kind: 'repeat' }>, next: number): number {
    let following = next;
    if (node.max === undefined) {
      following = this.#star(node.node, next);
    } else {
      for (let count = node.min; count < node.max; count += 1) {
        following = this.#add({ kind: 'fork', targets: [this.compile(node.node, following), next] });
      }
    }
    for (let count = 0; count < node.min; count += 1) {
      const before = this.states.length;
      following = this.compile(node.node, following);
      // A body without states (such as `()`) repeats to nothing: one round is as good as all of them.
      if (this.states.length === before) break;
    }
    return following;
  }

  #star(body: RegexNode, next: number): number {
    const targets: number[] = [];
    const fork = this.#add({ kind: 'fork', targets });
    targets.push(this.compile(body, fork), next);
    return fork;
  }

  #add(state: State): number {
    if (this.states.length >= REGEX_MAX_STATES) {
      throw new SearchError(`Invalid regular expression: it needs more than ${REGEX_MAX_STATES} states`);
    }
    this.states.push(state);
    return this.states.length - 1;
  }
}

/** The automaton for a parsed regular expression; more than the limit of states is refused. */
export function buildProgram(node: RegexNode): Program {
  const builder = new ProgramBuilder();
  const start = builder.compile(node, builder.accept());
  return { states: builder.states, start };
}
