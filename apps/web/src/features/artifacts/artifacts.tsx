import { useQueries } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { type ArtifactFile, artifactsQuery, type ArtifactSource } from '../../api/artifacts.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useShortcuts } from '../../components/shortcuts.ts';
import { ArtifactPane } from './artifact-pane.tsx';
import { ArtifactTree } from './artifact-tree.tsx';
import styles from './artifacts.module.css';
import { Loading } from './loading.tsx';
import { fileBeside, foldersAbove, type TreeItem, treeItems } from './tree-items.ts';

interface ArtifactPlace {
  /** A file, or a folder with `/` at its end; '' is the top. */
  readonly path: string;
  /** The second one, in two panes. */
  readonly beside: string | undefined;
}

export interface ArtifactsProps {
  readonly source: ArtifactSource;
  readonly place: ArtifactPlace;
  readonly onPlace: (place: ArtifactPlace) => void;
  /** Offers to register the model in a folder. */
  readonly onRegister?: ((folder: ArtifactFile) => void) | undefined;
}

/** What a run or a logged model has stored: a tree, whose folders load when they are opened, and viewers. */
export function Artifacts({ source, place, onPlace, onRegister }: ArtifactsProps): ReactElement {
  const { path, beside } = place;
  const [isSecond, setIsSecond] = useState(false);
  const shown = beside !== undefined && isSecond ? beside : path;
  const { items, answers, toggle, reveal } = useTree(source, [path, beside ?? '']);
  const choose = (to: string): void => {
    reveal(to);
    onPlace(beside !== undefined && isSecond ? { path, beside: to } : { path: to, beside });
  };
  const chooseItem = (item: TreeItem): void => {
    if (item.isFolder) toggle(item.path);
    choose(item.isFolder ? `${item.path}/` : item.path);
  };
  const walk = (by: -1 | 1): void => {
    const to = fileBeside(items, shown, by);
    if (to !== undefined) choose(to);
  };
  useShortcuts('Artifacts', [
    { key: '[', title: 'The file before', run: () => walk(-1) },
    { key: ']', title: 'The next file', run: () => walk(1) },
  ]);
  const failed = answers.find(({ isError }) => isError);
  if (failed?.error) return <Refusal error={failed.error} onRetry={() => void failed.refetch()} />;
  const root = answers[0]?.data;
  if (root === undefined) return <Loading />;
  if (root.length === 0) return <NoArtifacts />;
  const pane = { source, items, onRegister };
  return (
    <div className={styles['split']}>
      <ArtifactTree items={items} chosen={shown.replace(/\/$/, '')} onChoose={chooseItem} onToggle={toggle} />
      <div className={styles['panes']}>
        <ArtifactPane
          key={path}
          {...pane}
          path={path}
          isActive={beside !== undefined && !isSecond}
          onActive={() => setIsSecond(false)}
          onPath={choose}
          onSplit={beside === undefined ? () => onPlace({ path, beside: path }) : undefined}
        />
        {beside !== undefined && (
          <ArtifactPane
            key={`second ${beside}`}
            {...pane}
            path={beside}
            isActive={isSecond}
            onActive={() => setIsSecond(true)}
            onPath={choose}
            onClose={() => onPlace({ path, beside: undefined })}
          />
        )}
      </div>
    </div>
  );
}

function NoArtifacts(): ReactElement {
  return (
    <EmptyState title="No artifacts yet">
      <p>
        <code>mlflow.log_artifact("model.bin")</code> puts a file here.
      </p>
    </EmptyState>
  );
}

/** The open part of the tree; folders above what is shown are open from the beginning. */
function useTree(source: ArtifactSource, shown: readonly string[]) {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(shown.flatMap(foldersAbove)));
  const folders = ['', ...open];
  const answers = useQueries({ queries: folders.map((folder) => artifactsQuery(source, folder)) });
  const items = treeItems(
    new Map(folders.map((folder, index) => [folder, answers[index]?.data ?? []])),
    open,
  );
  const toggle = (folder: string): void => {
    const next = new Set(open);
    if (!next.delete(folder)) next.add(folder);
    setOpen(next);
  };
  const reveal = (path: string): void => {
    const missing = foldersAbove(path.replace(/\/$/, '')).filter((folder) => !open.has(folder));
    if (missing.length > 0) setOpen(new Set([...open, ...missing]));
  };
  return { items, answers, toggle, reveal };
}
