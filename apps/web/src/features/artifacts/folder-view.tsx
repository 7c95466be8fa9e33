import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo } from 'react';
import {
  type ArtifactFile,
  artifactsQuery,
  type ArtifactSource,
  baseName,
  type FileInfo,
} from '../../api/artifacts.ts';
import { Button } from '../../components/button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatBytes } from '../../components/format.ts';
import { Icon } from '../../components/icon.tsx';
import { Answered } from './answered.tsx';
import styles from './folder-view.module.css';
import { isImage } from '../../formats/image-steps.ts';
import { ImageGallery } from './image-gallery.tsx';

interface FolderViewProps {
  readonly source: ArtifactSource;
  readonly path: string;
  readonly onPath: (path: string) => void;
  readonly onRegister?: ((folder: ArtifactFile) => void) | undefined;
}

/** A folder: its pictures as a gallery, its other files as a list; a model can be registered. */
export function FolderView({ source, path, onPath, onRegister }: FolderViewProps): ReactElement {
  const folder = path.replace(/\/$/, '');
  const query = useQuery(artifactsQuery(source, folder));
  const columns = useMemo(() => fileColumns(onPath), [onPath]);
  return (
    <Answered query={query}>
      {(files) => {
        const images = files.flatMap((file) => (!file.is_dir && isImage(file.path) ? [file.path] : []));
        const others = files.filter((file) => file.is_dir || !isImage(file.path));
        const isModel = files.some((file) => baseName(file.path) === 'MLmodel');
        return (
          <>
            {isModel && onRegister !== undefined && (
              <p className={styles['model']}>
                This folder is a model.
                <Button icon="models" onClick={() => onRegister({ source, path: folder })}>
                  Register the model
                </Button>
              </p>
            )}
            {images.length > 0 && <ImageGallery source={source} paths={images} onChoose={onPath} />}
            {(others.length > 0 || images.length === 0) && (
              <DataTable
                label={`Files in ${path === '' ? 'the top folder' : path}`}
                columns={columns}
                items={others}
                rowKey={(file) => file.path}
                empty={<EmptyState title="The folder is empty" />}
              />
            )}
          </>
        );
      }}
    </Answered>
  );
}

function fileColumns(onPath: (path: string) => void): Column<FileInfo>[] {
  return [
    {
      id: 'name',
      title: 'Name',
      widthPx: 220,
      cell: ({ path, is_dir }) => (
        <button type="button" className={styles['name']} onClick={() => onPath(is_dir ? `${path}/` : path)}>
          <Icon name={is_dir ? 'folder' : 'file'} size={14} />
          <span dir="auto">{baseName(path)}</span>
        </button>
      ),
    },
    {
      id: 'size',
      title: 'Size',
      widthPx: 100,
      align: 'end',
      cell: ({ is_dir, file_size }) => (is_dir ? '' : formatBytes(Number(file_size ?? 0))),
    },
  ];
}
