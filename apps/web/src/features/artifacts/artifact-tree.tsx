import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { classNames } from '../../components/class-names.ts';
import { formatBytes } from '../../components/format.ts';
import { Icon } from '../../components/icon.tsx';
import styles from './artifact-tree.module.css';
import { keyMove, type TreeItem, typedTo } from './tree-items.ts';

interface ArtifactTreeProps {
  readonly items: readonly TreeItem[];
  readonly chosen: string;
  readonly onChoose: (item: TreeItem) => void;
  readonly onToggle: (path: string) => void;
}

const ROW_PX = 28;
const OVERSCAN = 20;
const INDENT_PX = 16;
const INSET_PX = 8;
/** After this pause a letter begins a new word. */
const TYPING_MS = 600;
/** Keys that mean something to the whole page. */
const PAGE_KEYS = '[]?/,.';

/** Files and folders; one stop for Tab, arrows and first letters within; only the rows in sight are in the page. */
export function ArtifactTree({ items, chosen, onChoose, onToggle }: ArtifactTreeProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', timeMs: 0 });
  const [focused, setFocused] = useState(chosen);
  const list = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  });
  const at = (wanted: string): number => items.findIndex(({ path }) => path === wanted);
  const stopAt = Math.max(0, at(focused));
  const chosenAt = at(chosen);
  useEffect(() => {
    if (chosenAt >= 0) list.scrollToIndex(chosenAt);
  }, [chosenAt, list]);
  const focus = (index: number): void => {
    setFocused(items[index]?.path ?? '');
    list.scrollToIndex(index);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus());
  };
  const type = (event: KeyboardEvent): number => {
    const { text, timeMs } = typed.current;
    typed.current = {
      text: event.timeStamp - timeMs > TYPING_MS ? event.key : text + event.key,
      timeMs: event.timeStamp,
    };
    return typedTo(items, stopAt, typed.current.text);
  };
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const item = items[stopAt];
    if (item === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose(item);
      return;
    }
    if (event.key.length === 1 && !PAGE_KEYS.includes(event.key)) {
      event.preventDefault();
      const to = type(event);
      if (to >= 0) focus(to);
      return;
    }
    const move = keyMove(items, stopAt, event.key);
    if (move === undefined) return;
    event.preventDefault();
    if ('toggle' in move) onToggle(move.toggle);
    else focus(at(move.to));
  };
  return (
    <div ref={box} role="tree" aria-label="Artifacts" className={styles['tree']} onKeyDown={press}>
      <div className={styles['rows']} style={{ height: list.getTotalSize() }} role="presentation">
        {list.getVirtualItems().map(({ index, start }) => {
          const item = items[index] as TreeItem;
          return (
            <TreeRow
              key={item.path}
              {...{ item, index, start }}
              isChosen={index === chosenAt}
              isStop={index === stopAt}
              onChoose={onChoose}
              onFocus={setFocused}
            />
          );
        })}
      </div>
    </div>
  );
}

interface TreeRowProps {
  readonly item: TreeItem;
  readonly index: number;
  /** Where it stands, in px from the top. */
  readonly start: number;
  readonly isChosen: boolean;
  /** Whether Tab leads here. */
  readonly isStop: boolean;
  readonly onChoose: (item: TreeItem) => void;
  readonly onFocus: (path: string) => void;
}

function TreeRow(props: TreeRowProps): ReactElement {
  const { item, index, start, isChosen, isStop, onChoose, onFocus } = props;
  return (
    <div
      role="treeitem"
      aria-level={item.level}
      aria-expanded={item.isFolder ? item.isOpen : undefined}
      aria-selected={isChosen}
      tabIndex={isStop ? 0 : -1}
      data-index={index}
      className={styles['item']}
      style={{
        transform: `translateY(${start}px)`,
        paddingInlineStart: INSET_PX + (item.level - 1) * INDENT_PX,
      }}
      title={item.name}
      onClick={() => onChoose(item)}
      onFocus={() => onFocus(item.path)}
    >
      <span className={classNames(styles['mark'], item.isOpen && styles['open'])}>
        {item.isFolder && <Icon name="chevron" size={12} />}
      </span>
      <span className={styles['kind']}>
        <Icon name={item.isFolder ? 'folder' : 'file'} size={14} />
      </span>
      <span className={styles['name']} dir="auto">
        {item.name}
      </span>
      {!item.isFolder && <span className={styles['size']}>{formatBytes(item.bytes)}</span>}
    </div>
  );
}
