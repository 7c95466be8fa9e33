import { type ReactElement, useMemo } from 'react';
import type { ArtifactFile, ArtifactSource } from '../../api/artifacts.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import styles from './artifacts.module.css';
import { DownloadLink } from './download-link.tsx';
import { FileView } from './file-view.tsx';
import { FolderView } from './folder-view.tsx';
import { folderOf } from './model-uri.ts';
import type { TreeItem } from './tree-items.ts';

interface ArtifactPaneProps {
  readonly source: ArtifactSource;
  /** A file, or a folder with `/` at its end; '' is the top. */
  readonly path: string;
  readonly items: readonly TreeItem[];
  /** Of two panes, the one that what is chosen goes to. */
  readonly isActive: boolean;
  readonly onActive: () => void;
  readonly onPath: (path: string) => void;
  readonly onSplit?: (() => void) | undefined;
  readonly onClose?: (() => void) | undefined;
  readonly onRegister?: ((folder: ArtifactFile) => void) | undefined;
}

/** A file or a folder with what can be done with it. */
export function ArtifactPane(props: ArtifactPaneProps): ReactElement {
  const { source, path, items, isActive, onActive, onPath, onSplit, onClose, onRegister } = props;
  const isFolder = path === '' || path.endsWith('/');
  const name = path === '' ? 'All files' : path;
  const isModel = path.endsWith('/MLmodel') || path === 'MLmodel';
  return (
    <section
      className={styles['pane']}
      aria-label={name}
      onPointerDownCapture={onActive}
      onFocusCapture={onActive}
    >
      <header className={classNames(styles['head'], isActive && styles['active'])}>
        <h2 title={path} dir="auto">
          {name}
        </h2>
        {path !== '' && <CopyButton text={path} label="Copy the path" />}
        {isModel && onRegister !== undefined && (
          <Button icon="models" onClick={() => onRegister({ source, path: folderOf(path) })}>
            Register the model
          </Button>
        )}
        {!isFolder && <DownloadLink file={{ source, path }} />}
        {onSplit !== undefined && !isFolder && (
          <IconButton icon="columns" label="Compare with another file" onClick={onSplit} />
        )}
        {onClose !== undefined && <IconButton icon="close" label="Close this pane" onClick={onClose} />}
      </header>
      {isFolder ? (
        <FolderView source={source} path={path} onPath={onPath} onRegister={onRegister} />
      ) : (
        <File source={source} path={path} items={items} />
      )}
    </section>
  );
}

function File({ source, path, items }: Pick<ArtifactPaneProps, 'source' | 'path' | 'items'>): ReactElement {
  const file = useMemo(() => ({ source, path }), [source, path]);
  // A range of nothing is refused: what is known to be empty is not asked for.
  const isEmpty = items.some((item) => item.path === path && item.bytes === 0);
  return isEmpty ? <EmptyState title="The file is empty" /> : <FileView file={file} />;
}
