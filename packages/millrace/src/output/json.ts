/** JSON for people and programs: NaN, infinities and integers beyond a double are strings, so that nothing is lost. */
export function prettyJson(value: unknown, indent = 2): string {
  return `${JSON.stringify(value, exact, indent)}\n`;
}

function exact(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
