/** What MLflow's clients fill in: `{{ name }}`, and `{{ name.of.a.part }}`. */
const VARIABLE = /\{\{\s*([a-zA-Z_]\w*(?:\.[a-zA-Z_]\w*)*)\s*\}\}/g;

/** The variables of templates, once each, in the order in which they come. */
export function variablesOf(...texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => [...text.matchAll(VARIABLE)].map(([, name = '']) => name)))];
}

/** A template with the variables filled in that have a value; the others stay as they are. */
export function fillTemplate(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(VARIABLE, (whole, name: string) => values[name] || whole);
}

export interface TemplatePart {
  readonly text: string;
  readonly isVariable: boolean;
}

/** A template cut at its variables. */
export function templateParts(text: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of text.matchAll(VARIABLE)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), isVariable: false });
    parts.push({ text: match[0], isVariable: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isVariable: false });
  return parts;
}
