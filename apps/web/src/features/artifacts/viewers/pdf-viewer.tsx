import type { ReactElement } from 'react';
import { artifactUrl } from '../../../api/artifacts.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { DownloadLink } from '../download-link.tsx';
import type { ViewerProps } from '../viewer.ts';
import styles from './viewers.module.css';

/** The browser's own viewer, where it has one. */
export function PdfViewer({ file }: ViewerProps): ReactElement {
  if (!navigator.pdfViewerEnabled) {
    return (
      <EmptyState title="This browser does not show PDF files">
        <DownloadLink file={file} />
      </EmptyState>
    );
  }
  return <iframe className={styles['frame']} title={file.path} src={artifactUrl(file)} />;
}
