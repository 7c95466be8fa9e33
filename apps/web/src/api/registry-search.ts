import { quoted } from './quoted.ts';

export interface RegistrySearch {
  /** For the server, in MLflow's language. */
  readonly filter: string;
  /** Aliases that a model must have, which the server cannot search for. */
  readonly aliases: readonly string[];
}

const CLAUSE =
  /(?:tags?\.(?:`[^`]*`|"[^"]*"|[\w.-]+)|name)\s*(?:!=|=|i?like\b|(?:not\s+)?in\b)\s*(?:'(?:[^']|'')*'|"[^"]*"|\([^)]*\))/gi;
const ALIAS = /(?:^|\s)@(\S+)|\balias(?:es)?\s*(?:=|:)\s*(?:'([^']*)'|"([^"]*)"|([^\s'"]+))/gi;

/**
 * What was typed, sorted into clauses for the server (`tags.team = 'x'`), aliases (`@champion`, `alias:champion`), and
 * the rest, which is looked for in names.
 */
export function registrySearch(text: string): RegistrySearch {
  const withoutClauses = text.replaceAll(CLAUSE, ' ');
  const aliases = [...withoutClauses.matchAll(ALIAS)].map(([, ...found]) => found.find(Boolean) ?? '');
  const clauses = text.match(CLAUSE) ?? [];
  return {
    filter: nameFilter([...clauses, withoutClauses.replaceAll(ALIAS, ' ')].join(' ')),
    aliases: aliases.filter((alias) => alias !== ''),
  };
}

/** What was typed as a filter in MLflow's language: its clauses as they are, any other word as a part of the name. */
export function nameFilter(text: string): string {
  const clauses = text.match(CLAUSE) ?? [];
  const words = text
    .replaceAll(CLAUSE, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !/^and$/i.test(word));
  return [...clauses, ...words.map((word) => `name ILIKE ${quoted(`%${word}%`)}`)].join(' AND ');
}

export function hasAliases(model: { aliases?: { alias: string }[] }, wanted: readonly string[]): boolean {
  return wanted.every((alias) =>
    (model.aliases ?? []).some((one) => one.alias.toLowerCase().includes(alias.toLowerCase())),
  );
}

/** An order of the address, such as `-timestamp`, in MLflow's language. */
export function registryOrder(sort: string): string {
  return sort.startsWith('-') ? `${sort.slice(1)} DESC` : `${sort} ASC`;
}
