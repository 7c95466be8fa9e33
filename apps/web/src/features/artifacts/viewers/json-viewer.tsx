import { type ReactElement, useMemo, useState } from 'react';
import { JsonTree } from '../../../components/json-tree.tsx';
import { parseJson } from '../../../components/parse-json.ts';
import { endingOf } from '../file-kind.ts';
import { FileText, type LoadedText } from '../file-text.tsx';
import { jsonLines, jsonTable } from '../formats/cells.ts';
import { ValueTable } from '../value-table.tsx';
import type { ViewerProps } from '../viewer.ts';
import { FormChoice } from './form-choice.tsx';
import { SourceText } from './text-viewer.tsx';

type Form = 'table' | 'tree' | 'text';

/** JSON as a tree, as a table where it is one, and as it is. Until a long file has come in full it is text. */
export function JsonViewer({ file }: ViewerProps): ReactElement {
  return (
    <FileText file={file}>{(loaded) => <Json key={String(loaded.isCut)} {...{ file, loaded }} />}</FileText>
  );
}

interface JsonProps extends ViewerProps {
  readonly loaded: LoadedText;
}

function Json({ file, loaded }: JsonProps): ReactElement {
  const { text, isCut } = loaded;
  const isLines = endingOf(file.path) !== 'json';
  const value = useMemo(() => parsed(text, isLines, isCut), [text, isLines, isCut]);
  const table = useMemo(() => jsonTable(value), [value]);
  const [wanted, setForm] = useState<Form>();
  if (value === undefined) return <SourceText path={file.path} text={text} />;
  const form = wanted ?? (table === undefined ? 'tree' : 'table');
  const forms = [
    ...(table === undefined ? [] : [['table', 'Table'] as const]),
    ['tree', 'Tree'] as const,
    ['text', 'Text'] as const,
  ];
  return (
    <>
      <FormChoice<Form> forms={forms} chosen={form} onChoose={setForm} />
      {form === 'table' && table !== undefined && (
        <ValueTable label={file.path} source={file.source} {...table} />
      )}
      {form === 'tree' && <JsonTree label={file.path} value={value} />}
      {form === 'text' && <SourceText path={file.path} text={text} />}
    </>
  );
}

/** Undefined for what is no JSON, or not all of it. */
function parsed(text: string, isLines: boolean, isCut: boolean): unknown {
  if (isLines) return jsonLines(isCut ? text.slice(0, text.lastIndexOf('\n') + 1) : text);
  if (isCut) return undefined;
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
