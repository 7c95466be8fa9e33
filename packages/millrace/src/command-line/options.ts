/** One option of a command: how its text is read, and where a value comes from when none is given. */
export interface Option<T> {
  readonly help: string;
  /** A single letter, without the dash. */
  readonly short?: string | undefined;
  readonly env?: string | undefined;
  /** There is no `--name`: only the environment variable. */
  readonly isEnvironmentOnly?: boolean | undefined;
  /** Stands for the value in the help; absent for a switch. */
  readonly placeholder?: string | undefined;
  /** `--no-name` (or this name) switches it off. */
  readonly negation?: string | undefined;
  readonly isRepeatable?: boolean | undefined;
  readonly isRequired?: boolean | undefined;
  /** Heading in the help. */
  readonly group?: string | undefined;
  /** What the help says when no value is given; absent: nothing. */
  readonly defaultText?: string | undefined;
  readonly fallback: T;
  /** Splits an environment variable that stands for a repeatable option. */
  readonly environmentSeparator?: string | undefined;
  /** @param texts at least one; throws {@link BadValue} */
  read(texts: readonly string[]): T;
}

export type OptionTable = Readonly<Record<string, Option<unknown>>>;
export type ValuesOf<T extends OptionTable> = {
  readonly [K in keyof T]: T[K] extends Option<infer V> ? V : never;
};

/** A text that an option cannot be read from. The message continues `--port abc: `. */
export class BadValue extends Error {}

interface Draft {
  readonly help: string;
  readonly short?: string;
  readonly env?: string;
  readonly isEnvironmentOnly?: boolean;
  readonly group?: string;
  readonly placeholder?: string;
  readonly defaultText?: string;
}

const TRUE_WORDS = new Set(['1', 'true', 't', 'yes', 'y', 'on']);
const FALSE_WORDS = new Set(['0', 'false', 'f', 'no', 'n', 'off']);

/** Text, or undefined when it is given nowhere. */
export function text(draft: Draft): Option<string | undefined> {
  return { placeholder: 'TEXT', ...draft, fallback: undefined, read: last };
}

export function textOr(fallback: string, draft: Draft): Option<string> {
  return { placeholder: 'TEXT', defaultText: fallback, ...draft, fallback, read: last };
}

export function requiredText(draft: Draft): Option<string> {
  return { placeholder: 'TEXT', ...draft, fallback: '', isRequired: true, read: filled };
}

/** May be given several times; empty when it is given nowhere. */
export function repeated(
  draft: Draft & { readonly environmentSeparator?: string },
): Option<readonly string[]> {
  return { placeholder: 'TEXT', ...draft, fallback: [], isRepeatable: true, read: (texts) => texts };
}

/** `a,b, c`: entries trimmed, empty ones dropped; undefined when it is given nowhere. */
export function commaList(draft: Draft): Option<readonly string[] | undefined> {
  return { placeholder: 'LIST', ...draft, fallback: undefined, read: (texts) => splitList(last(texts)) };
}

export function wholeNumber(
  range: { readonly min: number; readonly max: number; readonly fallback: number },
  draft: Draft,
): Option<number> {
  return {
    placeholder: 'NUMBER',
    defaultText: String(range.fallback),
    ...draft,
    fallback: range.fallback,
    read: (texts) => readWholeNumber(last(texts), range),
  };
}

/** A whole number, or undefined when it is given nowhere. */
export function optionalNumber(
  range: { readonly min: number; readonly max: number },
  draft: Draft,
): Option<number | undefined> {
  return {
    placeholder: 'NUMBER',
    ...draft,
    fallback: undefined,
    read: (texts) => readWholeNumber(last(texts), range),
  };
}

/** One of a few words, in any case. */
export function choice<const C extends string>(
  choices: readonly C[],
  fallback: NoInfer<C>,
  draft: Draft,
): Option<C> {
  const read = (texts: readonly string[]): C => {
    const given = last(texts).toLowerCase();
    const found = choices.find((word) => word.toLowerCase() === given);
    if (found === undefined) throw new BadValue(`must be one of ${choices.join(', ')}`);
    return found;
  };
  return { placeholder: choices.join('|'), defaultText: fallback, ...draft, fallback, read };
}

/** On when it is given. */
export function toggle(draft: Draft): Option<boolean> {
  const { placeholder: _, ...rest } = draft;
  return { ...rest, fallback: false, read: (texts) => readBoolean(last(texts)) };
}

/** `--name` and `--no-name`. */
export function onOff(fallback: boolean, draft: Draft & { readonly negation?: string }): Option<boolean> {
  return {
    defaultText: fallback ? 'on' : 'off',
    ...draft,
    fallback,
    read: (texts) => readBoolean(last(texts)),
  };
}

function readBoolean(word: string): boolean {
  const lower = word.trim().toLowerCase();
  if (TRUE_WORDS.has(lower)) return true;
  if (FALSE_WORDS.has(lower)) return false;
  throw new BadValue('must be true or false');
}

function readWholeNumber(
  digits: string,
  { min, max }: { readonly min: number; readonly max: number },
): number {
  const number = /^\d{1,15}$/.test(digits.trim()) ? Number(digits) : Number.NaN;
  if (!(number >= min && number <= max)) throw new BadValue(`must be a whole number from ${min} to ${max}`);
  return number;
}

function splitList(list: string): string[] {
  return list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function filled(texts: readonly string[]): string {
  const value = last(texts);
  if (value === '') throw new BadValue('must not be empty');
  return value;
}

function last(texts: readonly string[]): string {
  return texts.at(-1) ?? '';
}
