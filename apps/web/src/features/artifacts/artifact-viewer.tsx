import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { artifactTextQuery, artifactUrl } from '../../api/artifacts.ts';
import { Badge } from '../../components/badge.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Refusal } from '../../components/refusal.tsx';
import styles from './artifact-viewer.module.css';
import { CsvTable } from './csv-table.tsx';
import { type FileKind, fileKind } from './file-kind.ts';

interface ArtifactViewerProps {
  readonly runId: string;
  readonly path: string;
}

/** One file. What people log is never drawn as a document of this page: only as text, a table or a picture. */
export function ArtifactViewer({ runId, path }: ArtifactViewerProps): ReactElement {
  const kind = fileKind(path);
  return (
    <section className={styles['viewer']} aria-label={path}>
      <header className={styles['head']}>
        <h2 title={path}>{path}</h2>
        <CopyButton text={path} label="Copy the path" />
        <Download runId={runId} path={path} />
      </header>
      {kind === 'image' ? (
        <Picture runId={runId} path={path} />
      ) : kind === 'other' ? (
        <EmptyState title="No preview for this kind of file">
          <Download runId={runId} path={path} />
        </EmptyState>
      ) : (
        <TextFile runId={runId} path={path} kind={kind} />
      )}
    </section>
  );
}

function Download({ runId, path }: ArtifactViewerProps): ReactElement {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    <a className={styles['download']} href={artifactUrl(runId, path)} download={name}>
      Download
    </a>
  );
}

function Picture({ runId, path }: ArtifactViewerProps): ReactElement {
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken) return <EmptyState title="The browser cannot show this picture" />;
  return (
    <div className={styles['picture']}>
      <img src={artifactUrl(runId, path)} alt={path} onError={() => setIsBroken(true)} />
    </div>
  );
}

function TextFile({ runId, path, kind }: ArtifactViewerProps & { kind: FileKind }): ReactElement | null {
  const query = useQuery(artifactTextQuery(runId, path));
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return null;
  const { text, isCut } = query.data;
  return (
    <>
      {isCut && (
        <p className={styles['cut']}>
          <Badge tone="warn">Only the first 200 kB</Badge> Download the file for the rest.
        </p>
      )}
      {kind === 'table' ? (
        <CsvTable label={path} text={text} separator={path.endsWith('.tsv') ? '\t' : ','} />
      ) : (
        <pre className={styles['text']} tabIndex={0} aria-label={`Text of ${path}`}>
          {kind === 'json' && !isCut ? pretty(text) : text}
        </pre>
      )}
    </>
  );
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    // Not quite JSON (NaN, several documents): as it is.
    return text;
  }
}
