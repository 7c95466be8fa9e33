import type { ReactElement } from 'react';
import { type ArtifactFile, artifactUrl, baseName } from '../../api/artifacts.ts';
import { Icon } from '../../components/icon.tsx';
import styles from './download-link.module.css';

export function DownloadLink({ file }: { file: ArtifactFile }): ReactElement {
  return (
    <a className={styles['download']} href={artifactUrl(file)} download={baseName(file.path)}>
      <Icon name="download" size={14} />
      Download
    </a>
  );
}
