import { type ComponentType, lazy, type ReactElement, Suspense } from 'react';
import { type FileKind, fileKind } from './file-kind.ts';
import { Loading } from './loading.tsx';
import type { ViewerProps } from './viewer.ts';

/** A viewer that is loaded when a file needs it. */
function viewer(load: () => Promise<ComponentType<ViewerProps>>): ComponentType<ViewerProps> {
  return lazy(async () => ({ default: await load() }));
}

const text = viewer(async () => (await import('./viewers/text-viewer.tsx')).TextViewer);
const media = viewer(async () => (await import('./viewers/media-viewer.tsx')).MediaViewer);
const VIEWERS: Readonly<Record<FileKind, ComponentType<ViewerProps>>> = {
  text,
  audio: media,
  video: media,
  json: viewer(async () => (await import('./viewers/json-viewer.tsx')).JsonViewer),
  image: viewer(async () => (await import('./viewers/image-viewer.tsx')).ImageViewer),
  table: viewer(async () => (await import('./viewers/csv-viewer.tsx')).CsvViewer),
  markdown: viewer(async () => (await import('./viewers/markdown-viewer.tsx')).MarkdownViewer),
  html: viewer(async () => (await import('./viewers/html-viewer.tsx')).HtmlViewer),
  pdf: viewer(async () => (await import('./viewers/pdf-viewer.tsx')).PdfViewer),
  notebook: viewer(async () => (await import('./viewers/notebook-viewer.tsx')).NotebookViewer),
  array: viewer(async () => (await import('./viewers/array-viewer.tsx')).ArrayViewer),
  map: viewer(async () => (await import('./viewers/map-viewer.tsx')).MapViewer),
  model: viewer(async () => (await import('./viewers/model-viewer.tsx')).ModelViewer),
  parquet: viewer(async () => (await import('./viewers/parquet-viewer.tsx')).ParquetViewer),
  tensors: viewer(async () => (await import('./viewers/tensors-viewer.tsx')).TensorsViewer),
  archive: viewer(async () => (await import('./viewers/archive-viewer.tsx')).ArchiveViewer),
  bytes: viewer(async () => (await import('./viewers/bytes-viewer.tsx')).BytesViewer),
};

/** A file by its kind. What people log is never drawn as a document of this page. */
export function FileView({ file }: ViewerProps): ReactElement {
  const Viewer = VIEWERS[fileKind(file.path)];
  return (
    <Suspense fallback={<Loading />}>
      <Viewer file={file} />
    </Suspense>
  );
}
