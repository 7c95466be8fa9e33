import { type KeyboardEvent, type PointerEvent, type ReactElement, useRef } from 'react';
import { Icon } from '../../../components/icon.tsx';
import styles from './panel-handles.module.css';
import { boundedSize, draggedSize, HEIGHT_STEP_PX, type PanelSize } from './panel-size.ts';
import { counted } from '../../../components/format.ts';

export interface PanelGrid {
  readonly widthPx: number;
  readonly columns: number;
}

interface MoveHandleProps {
  readonly title: string;
  /** Where the pointer is while it drags; undefined when it let go in no place. */
  readonly onDrag: (pointer: { readonly x: number; readonly y: number } | undefined) => void;
  readonly onDrop: () => void;
  readonly onStep: (by: -1 | 1) => void;
}

/** A panel is taken by this; the arrow keys move it by one place. */
export function MoveHandle({ title, onDrag, onDrop, onStep }: MoveHandleProps): ReactElement {
  const isHeld = useRef(false);
  const stop = (act: () => void): void => {
    if (isHeld.current) act();
    isHeld.current = false;
  };
  return (
    <button
      type="button"
      className={styles['move']}
      aria-label={`Move ${title}: drag, or arrow keys`}
      title="Drag to move, or use the arrow keys"
      data-handle="move"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        isHeld.current = true;
      }}
      onPointerMove={(event) => {
        if (isHeld.current) onDrag({ x: event.clientX, y: event.clientY });
      }}
      onPointerUp={() => stop(onDrop)}
      onPointerCancel={() => stop(() => onDrag(undefined))}
      onKeyDown={(event) => {
        if (event.key === 'Escape') stop(() => onDrag(undefined));
        const by = ({ ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 } as const)[event.key];
        if (by === undefined) return;
        event.preventDefault();
        onStep(by);
      }}
    >
      <Icon name="grip" size={14} />
    </button>
  );
}

interface SizeHandleProps {
  readonly title: string;
  readonly size: PanelSize;
  readonly grid: PanelGrid;
  /** While it is dragged; undefined when that is given up. */
  readonly onPreview: (size: PanelSize | undefined) => void;
  readonly onSize: (size: PanelSize) => void;
}

/** The corner of a panel: a drag, or the arrow keys, make it wider and higher. */
export function SizeHandle({ title, size, grid, onPreview, onSize }: SizeHandleProps): ReactElement {
  const start = useRef<{ readonly x: number; readonly y: number; readonly widthPx: number }>(undefined);
  const sizeAt = (event: PointerEvent): PanelSize | undefined => {
    if (start.current === undefined) return undefined;
    const { x, y, widthPx } = start.current;
    return draggedSize(
      { widthPx: widthPx + event.clientX - x, heightPx: size.heightPx + event.clientY - y },
      grid,
    );
  };
  const step = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && start.current !== undefined) {
      start.current = undefined;
      onPreview(undefined);
    }
    const next = steppedSize(size, event.key, grid.columns);
    if (next === undefined) return;
    event.preventDefault();
    onSize(next);
  };
  return (
    <button
      type="button"
      className={styles['size']}
      aria-label={`Size of ${title}, ${sizeText(size)}: drag, or arrow keys`}
      title="Drag to resize, or use the arrow keys"
      data-handle="size"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        const panel = event.currentTarget.closest('figure');
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, y: event.clientY, widthPx: panel?.clientWidth ?? 0 };
      }}
      onPointerMove={(event) => {
        const next = sizeAt(event);
        if (next !== undefined) onPreview(next);
      }}
      onPointerUp={(event) => {
        const next = sizeAt(event);
        start.current = undefined;
        onPreview(undefined);
        if (next !== undefined && sizeText(next) !== sizeText(size)) onSize(next);
      }}
      onPointerCancel={() => {
        start.current = undefined;
        onPreview(undefined);
      }}
      onKeyDown={step}
    />
  );
}

function sizeText({ columns, heightPx }: PanelSize): string {
  return `${counted(columns, 'column')} wide, ${heightPx} px high`;
}

function steppedSize(
  { columns, heightPx }: PanelSize,
  key: string,
  columnsMax: number,
): PanelSize | undefined {
  const wider = { ArrowRight: 1, ArrowLeft: -1 }[key];
  const higher = { ArrowDown: HEIGHT_STEP_PX, ArrowUp: -HEIGHT_STEP_PX }[key];
  if (wider === undefined && higher === undefined) return undefined;
  return boundedSize({
    columns: Math.min(columnsMax, columns + (wider ?? 0)),
    heightPx: heightPx + (higher ?? 0),
  });
}
