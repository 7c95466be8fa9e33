import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactElement, useMemo, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { type JsonRow, jsonRows, openAtFirst } from './json-rows.ts';
import styles from './json-tree.module.css';
import { counted } from './format.ts';

interface JsonTreeProps {
  readonly label: string;
  readonly value: unknown;
}

const ROW_PX = 24;
const OVERSCAN = 20;
const INDENT_PX = 18;
const SHOWN_CHARACTERS_MAX = 2000;

/** JSON of any size as a tree with the keys of trees; only the rows in sight are in the page. */
export function JsonTree({ label, value }: JsonTreeProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(() => openAtFirst(value));
  const [at, setAt] = useState(0);
  const rows = useMemo(() => jsonRows(value, open), [value, open]);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  });
  const toggle = (path: string): void => {
    const next = new Set(open);
    if (!next.delete(path)) next.add(path);
    setOpen(next);
  };
  const go = (to: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setAt(next);
    list.scrollToIndex(next);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus());
  };
  const press = (event: KeyboardEvent): void => {
    const to = moved(event.key, { rows, at, open });
    if (to === undefined) return;
    event.preventDefault();
    if (typeof to === 'string') toggle(to);
    else go(to);
  };
  return (
    <div ref={box} className={styles['box']} role="tree" aria-label={label} onKeyDown={press}>
      <div className={styles['rows']} style={{ height: list.getTotalSize() }} role="presentation">
        {list.getVirtualItems().map(({ index, start }) => {
          const row = rows[index] as JsonRow;
          const isOpen = open.has(row.path);
          return (
            <div
              key={row.path}
              role="treeitem"
              aria-level={row.level + 1}
              aria-expanded={row.size === undefined ? undefined : isOpen}
              aria-selected={index === at}
              tabIndex={index === Math.min(at, rows.length - 1) ? 0 : -1}
              data-index={index}
              className={styles['row']}
              style={{ transform: `translateY(${start}px)`, paddingInlineStart: row.level * INDENT_PX }}
              onFocus={() => setAt(index)}
              onClick={() => row.size !== undefined && toggle(row.path)}
            >
              <span className={classNames(styles['mark'], isOpen && styles['open'])}>
                {row.size !== undefined && row.size > 0 && <Icon name="chevron" size={12} />}
              </span>
              {row.name !== undefined && <span className={styles['name']}>{row.name}</span>}
              <JsonValue row={row} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function JsonValue({ row: { value, size } }: { row: JsonRow }): ReactElement {
  if (size !== undefined) {
    const word = Array.isArray(value) ? 'item' : 'key';
    return <span className={styles['size']}>{counted(size, word)}</span>;
  }
  const text = (typeof value === 'bigint' ? String(value) : JSON.stringify(value)).slice(
    0,
    SHOWN_CHARACTERS_MAX,
  );
  return (
    <span className={classNames(styles['value'], styles[typeof value])} dir="auto">
      {text}
    </span>
  );
}

interface Place {
  readonly rows: readonly JsonRow[];
  readonly at: number;
  readonly open: ReadonlySet<string>;
}

/** Where a key leads: to a row, or to the path whose row opens or closes. */
function moved(key: string, { rows, at, open }: Place): number | string | undefined {
  const row = rows[at];
  if (row === undefined) return undefined;
  const isOpen = open.has(row.path);
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    case 'Enter':
    case ' ':
      return row.size === undefined ? undefined : row.path;
    case 'ArrowRight':
      if (row.size === undefined) return undefined;
      return isOpen ? at + 1 : row.path;
    case 'ArrowLeft':
      if (isOpen && row.size !== undefined) return row.path;
      return rows.findLastIndex(({ level }, index) => index < at && level < row.level);
    default:
      return undefined;
  }
}
