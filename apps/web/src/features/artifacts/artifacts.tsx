import { useQueries } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { artifactsQuery } from '../../api/artifacts.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { ArtifactTree } from './artifact-tree.tsx';
import { ArtifactViewer } from './artifact-viewer.tsx';
import styles from './artifacts.module.css';
import { foldersAbove, treeItems } from './tree-items.ts';

interface ArtifactsProps {
  readonly runId: string;
  /** The file that is shown; '' for none. */
  readonly path: string;
  readonly onPath: (path: string) => void;
}

/** What a run has stored: a tree, whose folders load when they are opened, and a viewer. */
export function Artifacts({ runId, path, onPath }: ArtifactsProps): ReactElement | null {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(foldersAbove(path)));
  const folders = ['', ...open];
  const answers = useQueries({ queries: folders.map((folder) => artifactsQuery(runId, folder)) });
  const [root] = answers;
  const failed = answers.find(({ isError }) => isError);
  const items = treeItems(
    new Map(folders.map((folder, index) => [folder, answers[index]?.data ?? []])),
    open,
  );
  const toggle = (folder: string): void => {
    const next = new Set(open);
    if (!next.delete(folder)) next.add(folder);
    setOpen(next);
  };
  if (failed?.error) return <Refusal error={failed.error} onRetry={() => void failed.refetch()} />;
  if (root?.data === undefined) return null;
  if (root.data.length === 0) {
    return (
      <EmptyState title="No artifacts yet">
        <p>
          <code>mlflow.log_artifact("model.bin")</code> puts a file here.
        </p>
      </EmptyState>
    );
  }
  return (
    <div className={styles['split']}>
      <div className={styles['side']}>
        <ArtifactTree items={items} chosen={path} onChoose={onPath} onToggle={toggle} />
      </div>
      <div className={styles['main']}>
        {path === '' ? (
          <EmptyState title="Choose a file" />
        ) : (
          <ArtifactViewer key={path} runId={runId} path={path} />
        )}
      </div>
    </div>
  );
}
