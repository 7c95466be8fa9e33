import { stripVTControlCharacters } from 'node:util';

const GAP = '  ';

/** Aligned columns under a line of dashes. What a name contains never moves the cursor. */
export function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(printable));
  const widths = headers.map((header, column) =>
    cells.reduce((width, row) => Math.max(width, (row[column] ?? '').length), header.length),
  );
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join(GAP)
      .trimEnd();
  return `${[line(headers), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n')}\n`;
}

/** `name : value` lines with the values aligned. */
export function fieldList(fields: readonly (readonly [string, string])[]): string {
  const width = Math.max(...fields.map(([name]) => name.length));
  return (
    fields.map(([name, value]) => `${name.padEnd(width)}  ${printable(value)}`.trimEnd()).join('\n') + '\n'
  );
}

/** Text that a terminal shows as it is: no escape sequences, no control characters. */
function printable(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/\p{Cc}/gu, ' ');
}
