/** Markdown on one line: its marks would only be in the way. */
export function plainText(markdown = ''): string {
  return markdown
    .replaceAll(/[*_`#>[\]]|\(https?:[^)]*\)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
