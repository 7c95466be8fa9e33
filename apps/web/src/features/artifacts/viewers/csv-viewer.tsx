import { type ReactElement, useMemo, useState } from 'react';
import { endingOf } from '../file-kind.ts';
import { FileText, type LoadedText } from '../file-text.tsx';
import { parseCsv } from '../formats/csv.ts';
import { ValueTable } from '../value-table.tsx';
import type { ViewerProps } from '../viewer.ts';
import { FormChoice } from './form-choice.tsx';
import { SourceText } from './text-viewer.tsx';

type Form = 'table' | 'text';
const FORMS = [
  ['table', 'Table'],
  ['text', 'Text'],
] as const;

/** Separated values as a table, whose first line names the columns; what looks like a formula is a text. */
export function CsvViewer({ file }: ViewerProps): ReactElement {
  const [form, setForm] = useState<Form>('table');
  return (
    <FileText file={file}>
      {(loaded) => (
        <>
          <FormChoice<Form> forms={FORMS} chosen={form} onChoose={setForm} />
          {form === 'table' ? (
            <CsvTable file={file} loaded={loaded} />
          ) : (
            <SourceText path={file.path} text={loaded.text} />
          )}
        </>
      )}
    </FileText>
  );
}

function CsvTable({ file, loaded }: ViewerProps & { loaded: LoadedText }): ReactElement {
  const { text, isCut } = loaded;
  const { columns, rows } = useMemo(() => {
    const [head = [], ...body] = parseCsv(text, endingOf(file.path) === 'tsv' ? '\t' : ',');
    // The last row of a file that is cut is not all there.
    return { columns: head, rows: isCut ? body.slice(0, -1) : body };
  }, [text, isCut, file.path]);
  return <ValueTable label={file.path} columns={columns} rows={rows} />;
}
