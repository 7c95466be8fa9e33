import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { neighbourOf } from '../../../charts/graph-lines.ts';
import { NodeGraph, type PlacedNode } from '../../../charts/node-graph.tsx';
import { classNames } from '../../../components/class-names.ts';
import { Icon } from '../../../components/icon.tsx';
import { spanLook } from '../span-type.ts';
import styles from './span-graph.module.css';

/** One box of the graph: a span, some of one name or type, or those that are not drawn. */
export interface SpanBox extends PlacedNode {
  readonly name: string;
  /** `LLM`, `TOOL` …; undefined for what stands for others. */
  readonly type: string | undefined;
  /** In small letters under the name. */
  readonly facts: string;
  readonly isBad: boolean;
  /** Undefined for what has no children. */
  readonly isOpen?: boolean | undefined;
}

interface SpanEdge {
  readonly from: string;
  readonly to: string;
  readonly note?: string | undefined;
}

interface SpanGraphProps {
  readonly boxes: readonly SpanBox[];
  readonly edges: readonly SpanEdge[];
  readonly chosen: string | undefined;
  readonly onChoose: (box: SpanBox) => void;
  readonly onFold?: (box: SpanBox) => void;
}

const BOX = { width: 204, height: 44 };
const COLUMN_PX = 262;
const LINE_PX = 56;
const TOP_PX = 12;

export function placeOf(column: number, line: number): { readonly x: number; readonly y: number } {
  return { x: column * COLUMN_PX, y: TOP_PX + line * LINE_PX };
}

/** Arrows walk along the lines; to the right they open what is folded, to the left they fold it. */
export function SpanGraph({ boxes, edges, chosen, onChoose, onFold }: SpanGraphProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string>();
  const first = boxes.find(({ id }) => id === (focused ?? chosen)) ?? boxes[0];
  const focus = (id: string): void => {
    setFocused(id);
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)?.focus(),
    );
  };
  useEffect(() => {
    const node = box.current?.querySelector(`[data-node="${CSS.escape(chosen ?? '')}"]`);
    node?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  const press = (event: KeyboardEvent): void => {
    const from = boxes.find(({ id }) => id === first?.id);
    if (from === undefined || !event.key.startsWith('Arrow')) return;
    event.preventDefault();
    const isFold =
      (event.key === 'ArrowRight' && from.isOpen === false) ||
      (event.key === 'ArrowLeft' && from.isOpen === true);
    if (isFold && onFold !== undefined) {
      onFold(from);
      focus(from.id);
      return;
    }
    const to = neighbourOf({ id: from.id, key: event.key }, boxes, edges);
    const next = boxes.find(({ id }) => id === to);
    if (next === undefined) return;
    if (next.type !== undefined) onChoose(next);
    focus(next.id);
  };
  return (
    <div ref={box} className={styles['graph']} onKeyDown={press}>
      <NodeGraph
        label="Graph of spans"
        groups={[{ title: 'Spans', nodes: boxes }]}
        edges={edges}
        size={BOX}
        chosen={chosen}
      >
        {(one) => (
          <Box
            box={one}
            isChosen={one.id === chosen}
            isReached={one.id === first?.id}
            onFocus={() => setFocused(one.id)}
            onChoose={onChoose}
            onFold={onFold}
          />
        )}
      </NodeGraph>
    </div>
  );
}

interface BoxProps extends Pick<SpanGraphProps, 'onChoose'> {
  readonly box: SpanBox;
  readonly isChosen: boolean;
  /** Whether Tab leads to it; arrows lead to the others. */
  readonly isReached: boolean;
  readonly onFocus: () => void;
  readonly onFold: SpanGraphProps['onFold'] | undefined;
}

function Box({ box, isChosen, isReached, onFocus, onChoose, onFold }: BoxProps): ReactElement {
  const { id, name, type, facts, isBad, isOpen } = box;
  return (
    <>
      <button
        type="button"
        data-node={id}
        tabIndex={isReached ? 0 : -1}
        aria-current={isChosen}
        aria-expanded={isOpen}
        className={classNames(styles['box'], isBad && styles['bad'])}
        onFocus={onFocus}
        onClick={() => onChoose(box)}
      >
        <span className={styles['name']}>
          {type !== undefined && <Icon name={isBad ? 'warning' : spanLook(type).icon} size={13} />}
          <span dir="auto">{name}</span>
        </span>
        <small>{facts}</small>
      </button>
      {isOpen !== undefined && onFold !== undefined && (
        <button
          type="button"
          tabIndex={-1}
          className={styles['fold']}
          aria-label={`${isOpen ? 'Fold' : 'Open'} ${name}`}
          onClick={() => onFold(box)}
        >
          <Icon name={isOpen ? 'left' : 'chevron'} size={12} />
        </button>
      )}
    </>
  );
}
