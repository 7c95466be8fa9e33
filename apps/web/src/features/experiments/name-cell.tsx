import { Link } from '@tanstack/react-router';
import { type CSSProperties, type ReactElement, useState } from 'react';
import { pins } from '../../app/pins.ts';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import type { ExperimentRow, FolderRow, TreeRow } from './experiment-rows.ts';
import styles from './name-cell.module.css';

interface NameCellProps {
  readonly row: TreeRow;
  /** Whether the name is being changed in its place. */
  readonly isRenaming: boolean;
  readonly onToggle: (path: string) => void;
  readonly onRename: (name: string | undefined) => void;
}

export function NameCell({ row, isRenaming, onToggle, onRename }: NameCellProps): ReactElement {
  const style = { '--depth': row.depth } as CSSProperties;
  return (
    <span className={styles['name']} style={style}>
      {row.kind === 'folder' ? (
        <FolderName row={row} onToggle={onToggle} />
      ) : isRenaming ? (
        <RenameField name={row.experiment.name} onDone={onRename} />
      ) : (
        <ExperimentName row={row} />
      )}
    </span>
  );
}

function FolderName({
  row,
  onToggle,
}: {
  row: FolderRow;
  onToggle: NameCellProps['onToggle'];
}): ReactElement {
  const { path, label, isOpen, ids } = row;
  return (
    <button
      type="button"
      className={styles['folder']}
      aria-expanded={isOpen}
      title={path}
      onClick={() => onToggle(path)}
    >
      <span className={classNames(styles['arrow'], isOpen && styles['open'])}>
        <Icon name="chevron" size={12} />
      </span>
      <Icon name="folder" size={14} />
      <span dir="auto" className={styles['label']}>
        {label}
      </span>
      <span className={styles['count']}>{ids.length}</span>
    </button>
  );
}

function ExperimentName({ row }: { row: ExperimentRow }): ReactElement {
  const { experiment_id, name, lifecycle_stage } = row.experiment;
  const isPinned = pins.use().includes(experiment_id);
  return (
    <>
      <Icon name="experiments" size={14} />
      {lifecycle_stage === 'active' ? (
        <Link to="/e/$id" params={{ id: experiment_id }} title={name} className={styles['label']} dir="auto">
          {row.label}
        </Link>
      ) : (
        <span title={name} className={styles['label']} dir="auto">
          {row.label}
        </span>
      )}
      {isPinned && (
        <span className={styles['pin']} title="Pinned to your home page">
          <Icon name="pin" size={12} />
        </span>
      )}
    </>
  );
}

/** Enter saves, Escape and leaving the field do not. */
function RenameField({ name, onDone }: { name: string; onDone: NameCellProps['onRename'] }): ReactElement {
  const [text, setText] = useState(name);
  return (
    <input
      className={styles['field']}
      aria-label={`New name of ${name}`}
      autoFocus
      dir="auto"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => onDone(undefined)}
      onFocus={(event) => event.target.select()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onDone(undefined);
        if (event.key === 'Enter' && text.trim() !== '') onDone(text.trim());
      }}
    />
  );
}
