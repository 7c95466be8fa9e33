import { type ReactElement, useState } from 'react';
import { artifactUrl } from '../../../api/artifacts.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { DownloadLink } from '../download-link.tsx';
import { fileKind } from '../file-kind.ts';
import type { ViewerProps } from '../viewer.ts';
import styles from './viewers.module.css';

/** Sound and film with the browser's own controls; it asks for the parts that it plays. */
export function MediaViewer({ file }: ViewerProps): ReactElement {
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken) {
    return (
      <EmptyState title="The browser cannot play this file">
        <DownloadLink file={file} />
      </EmptyState>
    );
  }
  const attributes = {
    controls: true,
    preload: 'metadata',
    src: artifactUrl(file),
    'aria-label': file.path,
    onError: () => setIsBroken(true),
  } as const;
  return (
    <div className={styles['media']}>
      {fileKind(file.path) === 'audio' ? <audio {...attributes} /> : <video {...attributes} />}
    </div>
  );
}
