import { type KeyboardEvent, type ReactElement, useRef, useState } from 'react';
import { classNames } from '../../components/class-names.ts';
import { formatBytes } from '../../components/format.ts';
import { Icon } from '../../components/icon.tsx';
import styles from './artifact-tree.module.css';
import { keyMove, type TreeItem } from './tree-items.ts';

interface ArtifactTreeProps {
  readonly items: readonly TreeItem[];
  readonly chosen: string;
  readonly onChoose: (path: string) => void;
  readonly onToggle: (path: string) => void;
}

const INDENT_PX = 16;
const INSET_PX = 8;

/** Files and folders; one stop for Tab, arrows within. */
export function ArtifactTree({ items, chosen, onChoose, onToggle }: ArtifactTreeProps): ReactElement {
  const tree = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState(chosen);
  const stop = items.some(({ path }) => path === focused) ? focused : items[0]?.path;
  const act = ({ path, isFolder }: TreeItem): void => (isFolder ? onToggle(path) : onChoose(path));
  const press = (event: KeyboardEvent<HTMLUListElement>): void => {
    const at = items.findIndex(({ path }) => path === stop);
    const item = items[at];
    if (item !== undefined && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      act(item);
      return;
    }
    const move = keyMove(items, at, event.key);
    if (move === undefined) return;
    event.preventDefault();
    if ('toggle' in move) {
      onToggle(move.toggle);
      return;
    }
    setFocused(move.to);
    const index = items.findIndex(({ path }) => path === move.to);
    tree.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[index]?.focus();
  };
  return (
    <ul ref={tree} role="tree" aria-label="Artifacts" className={styles['tree']} onKeyDown={press}>
      {items.map((item) => (
        <li
          key={item.path}
          role="treeitem"
          aria-level={item.level}
          aria-expanded={item.isFolder ? item.isOpen : undefined}
          aria-selected={item.path === chosen}
          tabIndex={item.path === stop ? 0 : -1}
          className={styles['item']}
          style={{ paddingInlineStart: INSET_PX + (item.level - 1) * INDENT_PX }}
          title={item.name}
          onClick={() => act(item)}
          onFocus={() => setFocused(item.path)}
        >
          <span className={classNames(styles['mark'], item.isOpen && styles['open'])}>
            {item.isFolder && <Icon name="chevron" size={12} />}
          </span>
          <span className={styles['name']}>{item.isFolder ? `${item.name}/` : item.name}</span>
          {!item.isFolder && <span className={styles['size']}>{formatBytes(item.bytes)}</span>}
        </li>
      ))}
    </ul>
  );
}
