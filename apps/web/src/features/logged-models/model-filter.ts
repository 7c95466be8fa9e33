import { parseLoggedModelFilter } from '@millrace/search';
import type { LoggedModel } from '../../api/logged-models.ts';
import { quoted } from '../../api/quoted.ts';
import type { Completion, Completions } from '../../components/filter-field.tsx';

const COMPLETIONS_MAX = 12;
const ATTRIBUTES: readonly Completion[] = [
  { text: 'name', note: "LIKE 'prefix%'" },
  { text: 'status', note: "'READY', 'PENDING' …" },
  { text: 'creation_timestamp', note: 'ms since 1970' },
  { text: 'model_type', note: '' },
  { text: 'source_run_id', note: '' },
  { text: 'model_id', note: '' },
];
const FILTER = /[\w.`"']\s*(?:!=|[<>]=?|=|\bI?LIKE\b|\bNOT\s+IN\b|\bIN\b\s*\(|\bIS\b)/i;

/** What the server is asked: a word alone is looked for in the names. */
export function modelFilter(text: string): string {
  const typed = text.trim();
  return typed === '' || FILTER.test(typed) ? typed : `name ILIKE ${quoted(`%${typed}%`)}`;
}

/** What is wrong with a filter, in the server's words. */
export function modelFilterFault(filter: string): string | undefined {
  try {
    if (filter !== '') parseLoggedModelFilter(filter);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export function modelCompletions(typed: string, models: readonly LoggedModel[]): Completions {
  const [begun = ''] = /[\w.`"/-]*$/.exec(typed) ?? [];
  const from = typed.length - begun.length;
  const before = typed.slice(0, from).trim();
  if (before !== '' && !/\band$/i.test(before)) return { from, items: [] };
  const names = models.flatMap(({ info, data }) => [
    ...(data.metrics ?? []).map(({ key }) => named('metrics', key)),
    ...(data.params ?? []).map(({ key }) => named('params', key)),
    ...(info.tags ?? []).filter(({ key }) => !key.startsWith('mlflow.')).map(({ key }) => named('tags', key)),
  ]);
  const wanted = begun.toLowerCase().replaceAll('`', '');
  const all = [...new Set(names)].map((text) => ({ text, note: '' }));
  const items = [...all, ...ATTRIBUTES].filter(({ text }) =>
    text.toLowerCase().replaceAll('`', '').includes(wanted),
  );
  return { from, items: items.slice(0, COMPLETIONS_MAX) };
}

function named(entity: string, key: string): string {
  return /^[\w.]+$/.test(key) ? `${entity}.${key}` : `${entity}.\`${key}\``;
}
