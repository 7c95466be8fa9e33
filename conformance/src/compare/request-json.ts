/** What a request body is built from: JSON values, big integers, and tokens that are written as they stand. */
export type RequestJson =
  | null
  | undefined
  | boolean
  | number
  | bigint
  | string
  | RawToken
  | readonly RequestJson[]
  | { readonly [key: string]: RequestJson };

/** A piece of body text that no encoder would write, such as `NaN` or `1e400`. */
export class RawToken {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export function raw(text: string): RawToken {
  return new RawToken(text);
}

/** JSON text; a member whose value is undefined is left out. */
export function encodeRequestJson(value: RequestJson): string {
  if (value instanceof RawToken) {
    return value.text;
  }
  if (typeof value === 'bigint') {
    return value.toString();
  }
  if (isList(value)) {
    return `[${value.map(encodeRequestJson).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => `${JSON.stringify(key)}:${encodeRequestJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

function isList(value: RequestJson): value is readonly RequestJson[] {
  return Array.isArray(value);
}
