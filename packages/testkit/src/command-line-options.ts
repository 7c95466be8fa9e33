/** `{ port: '1' }` as `['--port', '1']`. */
export function commandLineOptions(options: Readonly<Record<string, string>>): string[] {
  return Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
}
