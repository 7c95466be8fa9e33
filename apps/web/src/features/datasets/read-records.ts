import type { RecordDraft } from '../../api/evaluation-datasets.ts';

/** The records, or what is wrong with the text. */
export function readRecords(text: string): readonly RecordDraft[] | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'This is not JSON.';
  }
  const list = (Array.isArray(value) ? value : [value]) as readonly unknown[];
  const at = list.findIndex((one) => !hasInputs(one));
  if (list.length === 0) return 'The list is empty.';
  return at < 0 ? (list as readonly RecordDraft[]) : `Record ${at + 1} has no inputs with names.`;
}

function hasInputs(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { inputs } = value as { inputs?: unknown };
  return typeof inputs === 'object' && inputs !== null && !Array.isArray(inputs);
}
