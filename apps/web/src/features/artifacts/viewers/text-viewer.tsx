import { type ReactElement, useMemo } from 'react';
import { textRows } from '../../../components/text-lines.ts';
import { TextView } from '../../../components/text-view.tsx';
import { endingOf } from '../file-kind.ts';
import { FileText } from '../file-text.tsx';
import type { ViewerProps } from '../viewer.ts';

export function TextViewer({ file }: ViewerProps): ReactElement {
  return <FileText file={file}>{({ text }) => <SourceText path={file.path} text={text} />}</FileText>;
}

/** The text of a file with its line numbers; others show it beside what they make of it. */
export function SourceText({ path, text }: { path: string; text: string }): ReactElement {
  const rows = useMemo(() => textRows(text), [text]);
  return <TextView label={`Text of ${path}`} rows={rows} ending={endingOf(path)} />;
}
