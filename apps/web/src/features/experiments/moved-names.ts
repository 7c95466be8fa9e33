/** The folder that all names lie in; '' for none. */
export function commonFolder(names: readonly string[], separator: string): string {
  const [first = [], ...others] = names.map((name) => name.split(separator).slice(0, -1));
  const differs = first.findIndex((part, at) => others.some((parts) => parts[at] !== part));
  return (differs < 0 ? first : first.slice(0, differs)).join(separator);
}

/** The names after what they have in common was moved to another folder. */
export function movedNames(names: readonly string[], folder: string, separator: string): string[] {
  const from = commonFolder(names, separator);
  const to = folder
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(separator);
  return names.map((name) => {
    const rest = from === '' ? name : name.slice(from.length + separator.length);
    return to === '' ? rest : `${to}${separator}${rest}`;
  });
}
