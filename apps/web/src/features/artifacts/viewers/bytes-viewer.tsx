import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { filePartQuery } from '../../../api/artifacts.ts';
import { Button } from '../../../components/button.tsx';
import { formatBytes } from '../../../components/format.ts';
import { Answered } from '../answered.tsx';
import { DownloadLink } from '../download-link.tsx';
import { hexRows, typeOfBytes } from '../formats/hex.ts';
import type { ViewerProps } from '../viewer.ts';
import { Facts } from './facts.tsx';
import { TextViewer } from './text-viewer.tsx';
import styles from './viewers.module.css';

const SHOWN_BYTES = 512;

/** A file of a kind that is not known: how large it is, and how it begins. */
export function BytesViewer({ file }: ViewerProps): ReactElement {
  const [isText, setIsText] = useState(false);
  const query = useQuery(filePartQuery(file, { start: 0, end: SHOWN_BYTES }));
  if (isText) return <TextViewer file={file} />;
  return (
    <Answered query={query}>
      {({ bytes, totalBytes }) => (
        <div className={styles['scroll']} tabIndex={0} role="region" aria-label={file.path}>
          <Facts
            facts={[
              ['Size', `${formatBytes(totalBytes)} (${totalBytes} bytes)`],
              ['Begins like', typeOfBytes(bytes) ?? 'nothing that is known here'],
            ]}
          />
          <h3>{totalBytes > bytes.byteLength ? `The first ${bytes.byteLength} bytes` : 'All bytes'}</h3>
          <pre className={styles['hex']} tabIndex={0}>
            {hexRows(bytes).join('\n')}
          </pre>
          <div className={styles['bar']}>
            <DownloadLink file={file} />
            <Button onClick={() => setIsText(true)}>Show as text</Button>
          </div>
        </div>
      )}
    </Answered>
  );
}
