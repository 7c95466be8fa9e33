import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react';
import { classNames } from '../../components/class-names.ts';
import { formatDuration } from '../../components/format.ts';
import { Icon } from '../../components/icon.tsx';
import styles from './span-rows.module.css';
import { barOf, type SpanRow, type SpanTree } from './span-tree.ts';
import { spanLook } from './span-type.ts';

interface SpanRowsProps {
  readonly tree: SpanTree;
  readonly rows: readonly SpanRow[];
  readonly closed: ReadonlySet<string>;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly toggle: (id: string) => void;
}

const ROW_PX = 28;
const OVERSCAN = 16;
const INDENT_PX = 14;
/** Deeper spans are not moved further, or their names would be out of sight. */
const INDENTS_MAX = 14;

/** The tree with the keys of trees; beside each span when it ran. Only the rows in sight are in the page. */
export function SpanRows(props: SpanRowsProps): ReactElement {
  const { tree, rows, closed, chosen, onChoose, toggle } = props;
  const box = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  });
  const at = rows.findIndex(({ span }) => span.id === chosen);
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at);
  }, [list, at]);
  const go = (to: number): void => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (next === undefined) return;
    onChoose(next.span.id);
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-span="${CSS.escape(next.span.id)}"]`)?.focus(),
    );
  };
  const press = (event: KeyboardEvent): void => {
    const act = keyAct(event.key, { rows, at, closed });
    if (act === undefined) return;
    event.preventDefault();
    if (typeof act === 'string') toggle(act);
    else go(act);
  };
  return (
    <div ref={box} className={styles['box']} role="tree" aria-label="Tree of spans" onKeyDown={press}>
      <div className={styles['rows']} style={{ height: list.getTotalSize() }} role="presentation">
        {list.getVirtualItems().map(({ index, start }) => {
          const row = rows[index] as SpanRow;
          return (
            <div
              key={row.span.id}
              role="treeitem"
              aria-level={row.level + 1}
              aria-expanded={row.children === 0 ? undefined : !closed.has(row.span.id)}
              aria-selected={index === at}
              tabIndex={index === Math.max(at, 0) ? 0 : -1}
              data-span={row.span.id}
              className={classNames(styles['row'], index === at && styles['chosen'])}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onChoose(row.span.id)}
            >
              <SpanName row={row} isClosed={closed.has(row.span.id)} onToggle={toggle} />
              <SpanBar row={row} tree={tree} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface SpanNameProps {
  readonly row: SpanRow;
  readonly isClosed: boolean;
  readonly onToggle: (id: string) => void;
}

function SpanName({ row: { span, level, children }, isClosed, onToggle }: SpanNameProps): ReactElement {
  const { icon, title } = spanLook(span.type);
  return (
    <span
      className={styles['name']}
      style={{ paddingInlineStart: Math.min(level, INDENTS_MAX) * INDENT_PX }}
      title={`${span.name}${title === '' ? '' : ` (${title})`}`}
    >
      <span
        className={classNames(styles['mark'], children > 0 && !isClosed && styles['isOpen'])}
        onClick={(event) => {
          if (children === 0) return;
          event.stopPropagation();
          onToggle(span.id);
        }}
      >
        {children > 0 && <Icon name="chevron" size={12} />}
      </span>
      <span className={classNames(styles['type'], span.isError && styles['bad'])}>
        <Icon name={span.isError ? 'warning' : icon} size={14} />
      </span>
      <span className={styles['text']} dir="auto">
        {span.name}
      </span>
      {span.isError && <span className={styles['error']}>Error</span>}
      {isClosed && children > 0 && <span className={styles['count']}>{children}</span>}
    </span>
  );
}

function SpanBar({ row: { span }, tree }: { row: SpanRow; tree: SpanTree }): ReactElement {
  const { start, length } = barOf(span, tree);
  const isGoingOn = span.endMs === undefined;
  return (
    <>
      <span className={styles['lane']}>
        <span
          className={classNames(
            styles['bar'],
            span.isError && styles['badBar'],
            isGoingOn && styles['goesOn'],
          )}
          style={{ insetInlineStart: `${start * 100}%`, width: `max(2px, ${length * 100}%)` }}
        />
      </span>
      <span className={styles['duration']}>
        {span.endMs === undefined ? 'goes on' : formatDuration(span.endMs - span.startMs)}
      </span>
    </>
  );
}

interface Place {
  readonly rows: readonly SpanRow[];
  readonly at: number;
  readonly closed: ReadonlySet<string>;
}

/** Where a key leads: to a row, or to the span that opens or closes. */
function keyAct(key: string, { rows, at, closed }: Place): number | string | undefined {
  const row = rows[at];
  if (row === undefined) return key === 'ArrowDown' ? 0 : undefined;
  const { span, level, children } = row;
  const isOpen = children > 0 && !closed.has(span.id);
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    case 'ArrowRight':
      if (children === 0) return undefined;
      return isOpen ? at + 1 : span.id;
    case 'ArrowLeft':
      if (isOpen) return span.id;
      return rows.findLastIndex((one, index) => index < at && one.level < level);
    default:
      return undefined;
  }
}
