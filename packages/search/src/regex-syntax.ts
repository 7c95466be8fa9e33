/** Whether a code point (given as a one-character text) belongs to a set. */
export type CharacterTest = (character: string) => boolean;

export type Anchor = 'start' | 'end' | 'absolute-end' | 'word-boundary' | 'not-word-boundary';

/** A parsed regular expression. `max` is undefined for "no upper bound". */
export type RegexNode =
  | { readonly kind: 'empty' }
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'anchor'; readonly anchor: Anchor }
  | { readonly kind: 'sequence' | 'alternatives'; readonly nodes: readonly RegexNode[] }
  | {
      readonly kind: 'repeat';
      readonly node: RegexNode;
      readonly min: number;
      readonly max: number | undefined;
    };
