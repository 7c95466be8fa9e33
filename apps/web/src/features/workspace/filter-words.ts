import { DATASETS_COLUMN } from '../../api/index-columns.ts';
import type { RunKeys, RunTable } from '../../api/run-table.ts';
import type { Completion, Completions } from '../../components/filter-field.tsx';
import { filterName } from './column-titles.ts';
import { readDatasets, type RunDataset } from './run-datasets.ts';
import { counted } from '../../components/format.ts';

const COMPLETIONS_MAX = 12;
const VALUES_MAX = 30;
const ATTRIBUTES: readonly Completion[] = [
  { text: 'attributes.run_name', note: 'name' },
  { text: 'attributes.status', note: 'RUNNING, FINISHED …' },
  { text: 'attributes.user_id', note: 'user' },
  { text: 'attributes.start_time', note: 'ms since 1970' },
  { text: 'dataset.name', note: 'data of runs' },
  { text: 'dataset.digest', note: '' },
  { text: 'dataset.context', note: 'as in training' },
  { text: 'duration', note: 'as in duration > 2h' },
  { text: 'age', note: 'as in age < 7d' },
  { text: 'is:running', note: 'runs that go on' },
];
const WORDS: readonly Completion[] = [
  'AND',
  'OR',
  'NOT',
  'LIKE',
  'ILIKE',
  'RLIKE',
  'IN',
  'IS NULL',
  'IS NOT NULL',
].map((text) => ({ text, note: '' }));

/** What could come next in a filter, up to where the caret stands. */
export function completionsAt(typed: string, table: RunTable): Completions {
  const value = /(params?|tags?|datasets?)\.(`[^`]+`|"[^"]+"|[\w./-]+)\s*(?:=|!=|I?LIKE)\s*'?([^']*)$/i.exec(
    typed,
  );
  if (value !== null) {
    const [whole, entity = '', key = '', begun = ''] = value;
    const id = `${entity.replace(/s?$/, 's').toLowerCase()}.${key.replaceAll(/^[`"]|[`"]$/g, '')}`;
    const from = value.index + whole.length - begun.length - (whole.at(-begun.length - 1) === "'" ? 1 : 0);
    return { from, items: valuesOf(table, id, begun) };
  }
  const [begun = ''] = /[\w.`"/():-]*$/.exec(typed) ?? [];
  const from = typed.length - begun.length;
  if (begun === '' && typed.trim() !== '' && !/(?:\b(?:and|or|not)|\()\s*$/i.test(typed))
    return { from, items: [] };
  return { from, items: namesFor(begun, table.keys, typed.trim() !== begun) };
}

function valuesOf(table: RunTable, id: string, begun: string): Completion[] {
  const wanted = begun.toLowerCase();
  return wordsOf(table, id)
    .slice(0, VALUES_MAX * COMPLETIONS_MAX)
    .filter((word) => word.toLowerCase().includes(wanted) && !word.includes("'"))
    .slice(0, COMPLETIONS_MAX)
    .map((word) => ({ text: `'${word}'`, note: '' }));
}

/** What the runs have in a column; in that of datasets by its field, as `datasets.name`. */
function wordsOf(table: RunTable, id: string): readonly string[] {
  const [, field] = /^datasets\.(name|digest|context)$/.exec(id) ?? [];
  const column = table.columns.get(field === undefined ? id : DATASETS_COLUMN);
  if (column?.kind !== 'text') return [];
  if (field === undefined) return column.words;
  const texts = column.words.flatMap((word) =>
    readDatasets(word).flatMap((dataset) => dataset[field as keyof RunDataset] ?? []),
  );
  return [...new Set(texts)];
}

function namesFor(begun: string, keys: RunKeys, isLater: boolean): Completion[] {
  const wanted = begun.toLowerCase().replaceAll(/[`"]/g, '');
  const names = (['metrics', 'params', 'tags'] as const).flatMap((entity) =>
    keys[entity].map(({ key, runs }) => ({
      text: filterName(`${entity}.${key}`),
      search: `${entity}.${key}`.toLowerCase(),
      note: counted(runs, 'run'),
    })),
  );
  const others = [...ATTRIBUTES, ...(isLater ? WORDS : [])].map((one) => ({
    ...one,
    search: one.text.toLowerCase(),
  }));
  const all = [...names, ...others].filter(({ search }) => search.includes(wanted) && search !== wanted);
  // What begins so comes first, then what has it at the beginning of a word.
  const rank = (search: string): number => {
    const at = search.indexOf(wanted);
    return at === 0 ? 0 : /[./_-]/.test(search[at - 1] ?? '') ? 1 : 2;
  };
  return all
    .toSorted((a, b) => rank(a.search) - rank(b.search))
    .slice(0, COMPLETIONS_MAX)
    .map(({ text, note }) => ({ text, note }));
}
