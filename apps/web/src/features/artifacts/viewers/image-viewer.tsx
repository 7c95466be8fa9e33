import { type PointerEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { artifactUrl } from '../../../api/artifacts.ts';
import { Button, IconButton } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import type { ViewerProps } from '../viewer.ts';
import styles from './image-viewer.module.css';
import bar from './viewers.module.css';

interface Size {
  readonly width: number;
  readonly height: number;
}

const FACTOR = 1.5;
const ZOOM_MIN = 0.05;
const ZOOM_MAX = 64;

/** A picture that fits its place, to be looked at closely: buttons, Ctrl and the wheel, and dragging. */
export function ImageViewer({ file }: ViewerProps): ReactElement {
  const [size, setSize] = useState<Size>();
  /** Undefined while it fits. */
  const [zoom, setZoom] = useState<number>();
  const [isBroken, setIsBroken] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const by = (factor: number): void => {
    const image = box.current?.querySelector('img');
    const now = zoom ?? (size === undefined || !image ? 1 : image.clientWidth / size.width);
    setZoom(Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, now * factor)));
  };
  useWheelZoom(box, by);
  if (isBroken) return <EmptyState title="The browser cannot show this picture" />;
  const style =
    zoom === undefined || size === undefined ? {} : { width: size.width * zoom, maxWidth: 'none' };
  return (
    <>
      <div className={bar['bar']}>
        <Button aria-pressed={zoom === undefined} onClick={() => setZoom(undefined)}>
          Fit
        </Button>
        <Button aria-pressed={zoom === 1} onClick={() => setZoom(1)}>
          1:1
        </Button>
        <IconButton icon="plus" label="Larger" onClick={() => by(FACTOR)} />
        <IconButton icon="minus" label="Smaller" onClick={() => by(1 / FACTOR)} />
        <span role="status">{zoom === undefined ? '' : `${Math.round(zoom * 100)} %`}</span>
        <span className={bar['grow']} />
        {size !== undefined && <span>{`${size.width} × ${size.height} px`}</span>}
      </div>
      <div
        ref={box}
        className={styles['box']}
        data-zoomed={zoom !== undefined}
        tabIndex={0}
        role="region"
        aria-label={file.path}
        onPointerDown={drag}
      >
        <img
          src={artifactUrl(file)}
          alt={file.path}
          draggable={false}
          style={style}
          data-pixelated={zoom !== undefined && zoom > 2}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
            setSize({ width, height })
          }
          onError={() => setIsBroken(true)}
        />
      </div>
    </>
  );
}

/** React listens to the wheel passively; the page would zoom with the picture. */
function useWheelZoom(box: { readonly current: HTMLElement | null }, by: (factor: number) => void): void {
  const latest = useRef(by);
  latest.current = by;
  useEffect(() => {
    const element = box.current;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      latest.current(event.deltaY < 0 ? FACTOR ** 0.5 : FACTOR ** -0.5);
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [box]);
}

/** Drags what is larger than its place. */
function drag(event: PointerEvent<HTMLDivElement>): void {
  if (event.button !== 0 || event.pointerType === 'touch') return;
  const box = event.currentTarget;
  const start = { x: event.clientX + box.scrollLeft, y: event.clientY + box.scrollTop };
  const onMove = (move: globalThis.PointerEvent): void =>
    box.scrollTo({ left: start.x - move.clientX, top: start.y - move.clientY });
  const onUp = (): void => box.removeEventListener('pointermove', onMove);
  box.setPointerCapture(event.pointerId);
  box.addEventListener('pointermove', onMove);
  box.addEventListener('pointerup', onUp, { once: true });
}
