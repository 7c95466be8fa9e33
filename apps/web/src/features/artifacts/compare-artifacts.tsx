import { useQueries } from '@tanstack/react-query';
import { type ReactElement, useMemo } from 'react';
import { type ArtifactSource, artifactsQuery, baseName, type FileInfo } from '../../api/artifacts.ts';
import { Icon } from '../../components/icon.tsx';
import styles from './compare-artifacts.module.css';
import { FileView } from './file-view.tsx';

interface ComparedRun {
  readonly id: string;
  readonly name: string;
}

interface CompareArtifactsProps {
  readonly runs: readonly ComparedRun[];
  /** A file, or a folder with `/` at its end. */
  readonly path: string | undefined;
  readonly onPath: (path: string | undefined) => void;
}

/** Files shown beside each other; more would each be too narrow to read. */
const PANES_MAX = 12;

/** The same file of several runs side by side. */
export function CompareArtifacts({ runs, path = '', onPath }: CompareArtifactsProps): ReactElement {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const sources = useMemo(() => runs.map(({ id }): ArtifactSource => ({ kind: 'run', id })), [runs]);
  const queries = useQueries({
    queries: sources.map((source) => artifactsQuery(source, folder.replace(/\/$/, ''))),
  });
  const lists = queries.map(({ data }) => data ?? []);
  const entries = entriesOf(lists);
  const isLoading = queries.some(({ isPending }) => isPending);
  const holders = runs.filter((_, at) => lists[at]?.some((file) => file.path === path) === true);
  return (
    <div className={styles['compare']}>
      <nav className={styles['list']} aria-label="Files of the runs">
        {folder !== '' && (
          <button type="button" onClick={() => onPath(parentOf(folder))}>
            <Icon name="left" size={13} /> {folder}
          </button>
        )}
        {entries.map(({ file, count }) => (
          <button
            key={file.path}
            type="button"
            aria-current={file.path === path}
            onClick={() => onPath(file.is_dir ? `${file.path}/` : file.path)}
          >
            <Icon name={file.is_dir ? 'folder' : 'file'} size={13} />
            <span dir="auto">{baseName(file.path)}</span>
            <small>{count === runs.length ? 'all' : `${count} of ${runs.length}`}</small>
          </button>
        ))}
        {entries.length === 0 && !isLoading && <p>These runs have no files here.</p>}
      </nav>
      <div className={styles['panes']}>
        {path === folder ? (
          <p className={styles['hint']}>Choose a file: it is shown for each run that has it.</p>
        ) : (
          holders.slice(0, PANES_MAX).map(({ id, name }) => (
            <section key={id} aria-label={`${baseName(path)} of ${name}`}>
              <h2 dir="auto">{name}</h2>
              <FileView file={{ source: { kind: 'run', id }, path }} />
            </section>
          ))
        )}
      </div>
    </div>
  );
}

function entriesOf(lists: readonly (readonly FileInfo[])[]): { file: FileInfo; count: number }[] {
  const entries = new Map<string, { file: FileInfo; count: number }>();
  for (const file of lists.flat()) {
    const known = entries.get(file.path);
    entries.set(file.path, { file, count: (known?.count ?? 0) + 1 });
  }
  return [...entries.values()].toSorted(
    (a, b) => b.count - a.count || a.file.path.localeCompare(b.file.path),
  );
}

function parentOf(folder: string): string | undefined {
  const at = folder.replace(/\/$/, '').lastIndexOf('/');
  return at < 0 ? undefined : folder.slice(0, at + 1);
}
