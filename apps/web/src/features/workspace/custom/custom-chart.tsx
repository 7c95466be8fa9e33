import { type PointerEvent, type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { token, useTheme } from '../../../charts/use-theme.ts';
import { useWidth } from '../../../charts/use-width.ts';
import styles from './custom-chart.module.css';
import { DrawingThread } from './drawing-thread.ts';
import type { Drawing, DrawingLook, Picture, Tip } from './messages.ts';

interface CustomChartProps {
  readonly label: string;
  readonly json: Drawing['json'];
  readonly data: Drawing['data'];
  readonly heightPx: number;
}

const CATEGORIES = 12;
const WARNING_PX = 18;
/** What Vega listens to on a canvas. The wheel stays the page's. */
const POINTER_TYPES: ReadonlyMap<string, string> = new Map([
  ['pointerleave', 'pointerout'],
  ['pointermove', 'pointermove'],
  ['pointerdown', 'pointerdown'],
  ['pointerup', 'pointerup'],
  ['click', 'click'],
  ['dblclick', 'dblclick'],
]);

/** A picture that Vega draws in a thread of its own; the pointer is told to it. */
export function CustomChart({ label, json, data, heightPx }: CustomChartProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const widthPx = useWidth(box);
  const look = useLook();
  const [outcome, setOutcome] = useState<{ fault?: string; warnings?: readonly string[] }>();
  const [tip, setTip] = useState<{ tip: Tip; x: number; y: number }>();
  const at = useRef({ x: 0, y: 0 });
  const thread = useRef<DrawingThread>(undefined);
  useEffect(() => {
    const made = new DrawingThread({
      onPicture: (picture) => {
        if (canvas.current !== null) show(canvas.current, picture);
        setOutcome({ warnings: picture.warnings });
      },
      onTip: (next, cursor) => {
        if (canvas.current !== null) canvas.current.style.cursor = cursor;
        setTip(next && { tip: next, ...at.current });
      },
      onFault: (fault) => setOutcome({ fault }),
    });
    thread.current = made;
    return () => made.end();
  }, []);
  const chartPx = heightPx - WARNING_PX;
  useEffect(() => {
    const ratio = window.devicePixelRatio;
    thread.current?.draw({ json, data, look, widthPx, heightPx: chartPx, ratio });
  }, [json, data, look, widthPx, chartPx]);
  const point = (event: PointerEvent | React.MouseEvent): void => {
    const type = POINTER_TYPES.get(event.type);
    const place = event.currentTarget.getBoundingClientRect();
    at.current = { x: event.clientX - place.left, y: event.clientY - place.top };
    const { button, shiftKey, altKey, ctrlKey, metaKey } = event;
    if (type === 'pointerdown' && 'pointerId' in event)
      event.currentTarget.setPointerCapture(event.pointerId);
    if (type !== undefined)
      thread.current?.point({ type, ...at.current, deltaY: 0, button, shiftKey, altKey, ctrlKey, metaKey });
  };
  const fault = outcome?.fault;
  const warning = outcome?.warnings?.[0];
  return (
    <div ref={box} className={styles['chart']}>
      {outcome === undefined && <p className={styles['status']}>Loading…</p>}
      {fault !== undefined && (
        <p className={styles['status']} role="alert">
          {fault}
        </p>
      )}
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        hidden={outcome === undefined || fault !== undefined}
        onPointerMove={point}
        onPointerDown={point}
        onPointerUp={point}
        onPointerLeave={point}
        onClick={point}
        onDoubleClick={point}
      />
      {tip !== undefined && fault === undefined && <TipBox {...tip} widthPx={widthPx} />}
      {warning !== undefined && fault === undefined && (
        <small className={styles['warning']} title={outcome?.warnings?.join('\n')}>
          {warning}
        </small>
      )}
    </div>
  );
}

function show(canvas: HTMLCanvasElement, { bitmap, widthPx, heightPx }: Picture): void {
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.style.width = `${widthPx}px`;
  canvas.style.height = `${heightPx}px`;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
}

/** The colours and letters of the page as it is now. */
function useLook(): DrawingLook {
  const theme = useTheme();
  return useMemo(() => lookOf(theme), [theme]);
}

/** Tokens are those of the theme that the page has. */
function lookOf(_theme: string): DrawingLook {
  return {
    ink: token('--ink-2'),
    faintInk: token('--ink-3'),
    line: token('--line'),
    accent: token('--accent'),
    font: token('--font'),
    categories: Array.from({ length: CATEGORIES }, (_, at) => token(`--run-${at + 1}`)),
  };
}

interface TipBoxProps {
  readonly tip: Tip;
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
}

function TipBox({ tip, x, y, widthPx }: TipBoxProps): ReactElement {
  const side = x < widthPx / 2 ? { left: x + 12 } : { right: widthPx - x + 12 };
  return (
    <div className={styles['tip']} style={{ top: y, ...side }} aria-hidden="true">
      {tip.map(([name, value], at) => (
        <p key={`${at} ${name}`}>
          {name !== '' && <span>{name}</span>}
          <b>{value}</b>
        </p>
      ))}
    </div>
  );
}
