export interface Notebook {
  readonly language: string;
  readonly cells: readonly NotebookCell[];
}

export interface NotebookCell {
  readonly kind: 'code' | 'markdown' | 'raw';
  readonly source: string;
  /** How often the kernel had run, as `In [3]`. */
  readonly count: number | undefined;
  readonly outputs: readonly NotebookOutput[];
}

export type NotebookOutput =
  | { readonly kind: 'text'; readonly text: string; readonly isError: boolean }
  | { readonly kind: 'image'; readonly source: string }
  | { readonly kind: 'html'; readonly html: string; readonly text: string };

type Fields = Readonly<Record<string, unknown>>;
const IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;
/** Colours and moves of terminals. */
const ESCAPES = new RegExp(`${String.fromCodePoint(27)}\\[[\\d;]*[A-Za-z]`, 'g');

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** A text that may be written as a list of lines. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return listOf(value)
    .filter((line) => typeof line === 'string')
    .join('');
}

/** Reads a notebook of version 4. Whatever else stands in it is passed over. */
export function readNotebook(value: unknown): Notebook {
  const { cells, metadata } = fieldsOf(value);
  if (!Array.isArray(cells)) throw new Error('This is no notebook of version 4.');
  const language = fieldsOf(fieldsOf(metadata)['language_info'])['name'];
  return { language: typeof language === 'string' ? language : 'python', cells: cells.map(cellOf) };
}

function cellOf(value: unknown): NotebookCell {
  const { cell_type, source, execution_count, outputs } = fieldsOf(value);
  return {
    kind: cell_type === 'code' || cell_type === 'markdown' ? cell_type : 'raw',
    source: textOf(source),
    count: typeof execution_count === 'number' ? execution_count : undefined,
    outputs: listOf(outputs).flatMap(outputOf),
  };
}

function outputOf(value: unknown): NotebookOutput[] {
  const output = fieldsOf(value);
  switch (output['output_type']) {
    case 'stream':
      return [plain(textOf(output['text']), output['name'] === 'stderr')];
    case 'error':
      return [plain(listOf(output['traceback']).map(String).join('\n'), true)];
    case 'display_data':
    case 'execute_result':
      return [dataOf(fieldsOf(output['data']))];
    default:
      return [];
  }
}

/** The richest form that can be shown without running anything. */
function dataOf(data: Fields): NotebookOutput {
  const image = IMAGES.find((type) => Object.hasOwn(data, type));
  if (image !== undefined) {
    const base64 = textOf(data[image]).replaceAll(/\s/g, '');
    if (/^[A-Za-z\d+/]*={0,2}$/.test(base64))
      return { kind: 'image', source: `data:${image};base64,${base64}` };
  }
  const text = textOf(data['text/plain']);
  const html = textOf(data['text/html']);
  return html === '' ? plain(text, false) : { kind: 'html', html, text };
}

function plain(text: string, isError: boolean): NotebookOutput {
  return { kind: 'text', text: text.replaceAll(ESCAPES, ''), isError };
}
