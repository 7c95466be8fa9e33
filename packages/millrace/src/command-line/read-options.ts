import { BadValue, type Option, type OptionTable, type ValuesOf } from './options.ts';
import type { GivenArguments, GivenOption } from './parse-arguments.ts';

/** Where a value came from, as a person would look for it. */
export type Source = 'option' | 'environment' | 'default';

export interface ReadOptions<T extends OptionTable> {
  readonly values: ValuesOf<T>;
  readonly sources: Readonly<Record<keyof T, Source>>;
  readonly problems: readonly string[];
}

/** Reads every option: what is written beats the environment, which beats the default. */
export function readOptions<T extends OptionTable>(
  table: T,
  given: Pick<GivenArguments, 'options'>,
  env: Readonly<Record<string, string | undefined>>,
): ReadOptions<T> {
  const values: Record<string, unknown> = {};
  const sources: Record<string, Source> = {};
  const problems: string[] = [];
  for (const [name, option] of Object.entries(table)) {
    const written = given.options.get(name);
    const found = written ?? fromEnvironment(option, env);
    sources[name] = written !== undefined ? 'option' : found === undefined ? 'default' : 'environment';
    values[name] = option.fallback;
    if (found === undefined) {
      if (option.isRequired === true) problems.push(missing(name, option));
      continue;
    }
    try {
      values[name] = option.read(found.texts);
    } catch (error) {
      if (!(error instanceof BadValue)) throw error;
      problems.push(`${found.written}: ${error.message}.`);
    }
  }
  return { values: values as ValuesOf<T>, sources: sources as Record<keyof T, Source>, problems };
}

/** An empty variable is an unset one, as in MLflow. */
function fromEnvironment(
  option: Option<unknown>,
  env: Readonly<Record<string, string | undefined>>,
): GivenOption | undefined {
  const text = option.env === undefined ? undefined : env[option.env];
  if (text === undefined || text === '') return undefined;
  const written = `${option.env}=${text}`;
  const separator = option.environmentSeparator;
  return { texts: separator === undefined ? [text] : text.split(separator).filter(Boolean), written };
}

function missing(name: string, { short, env }: Option<unknown>): string {
  const spelling = short === undefined ? `--${name}` : `--${name} (-${short})`;
  return `${spelling} is required${env === undefined ? '' : `, or ${env} in the environment`}.`;
}
