interface Param {
  readonly key: string;
  readonly value: string;
}

export const PARAM_FORMS = ['YAML', 'JSON', 'Command line', 'Python'] as const;
export type ParamForm = (typeof PARAM_FORMS)[number];

/** Texts that YAML would read as something else, or not at all. */
const YAML_PLAIN = /^[A-Za-z_./][\w./ -]*[\w./-]$|^[A-Za-z_]$/;
const YAML_WORD = /^(?:true|false|yes|no|on|off|null|y|n)$/i;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const SHELL_PLAIN = /^[\w@%+=:,./-]+$/;

/** Params to be taken along: as a file, or as arguments of a program. */
export function paramsText(params: readonly Param[], form: ParamForm): string {
  const sorted = params.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  switch (form) {
    case 'YAML':
      return sorted.map(({ key, value }) => `${yaml(key)}: ${yaml(value)}\n`).join('');
    case 'JSON':
      return JSON.stringify(Object.fromEntries(sorted.map(({ key, value }) => [key, value])), undefined, 2);
    case 'Python':
      return `params = {\n${sorted.map(({ key, value }) => `    ${python(key)}: ${python(value)},\n`).join('')}}`;
    case 'Command line':
      return sorted.map(({ key, value }) => shell(`--${key}=${value}`)).join(' ');
    default:
      return form satisfies never;
  }
}

function yaml(text: string): string {
  if (NUMBER.test(text)) return text;
  return YAML_PLAIN.test(text) && !YAML_WORD.test(text) ? text : JSON.stringify(text);
}

function python(text: string): string {
  // What JSON writes between quotes Python reads alike.
  return JSON.stringify(text);
}

function shell(text: string): string {
  return SHELL_PLAIN.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
