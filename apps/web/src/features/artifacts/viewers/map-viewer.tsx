import { type ReactElement, useMemo, useRef, useState } from 'react';
import { useWidth } from '../../../charts/use-width.ts';
import { cellText } from '../formats/cells.ts';
import { FileText, type LoadedText } from '../file-text.tsx';
import { boundsOf, geojsonShapes, gridLines, type Place, type Shape } from '../formats/geojson.ts';
import type { ViewerProps } from '../viewer.ts';
import { FormChoice } from './form-choice.tsx';
import { JsonTree } from '../../../components/json-tree.tsx';
import styles from './map-viewer.module.css';
import { SourceText } from './text-viewer.tsx';
import { counted } from '../../../components/format.ts';

type Form = 'map' | 'tree' | 'text';
const FORMS = [
  ['map', 'Map'],
  ['tree', 'Tree'],
  ['text', 'Source'],
] as const;
const ASPECT = 0.6;
const WIDTH_MIN_PX = 200;
const SHAPES_MAX = 5000;

/** GeoJSON drawn on a plain grid of degrees: no tiles are loaded from anywhere. */
export function MapViewer({ file }: ViewerProps): ReactElement {
  return <FileText file={file}>{(loaded) => <Map file={file} loaded={loaded} />}</FileText>;
}

function parsed({ text, isCut }: LoadedText): unknown {
  if (isCut) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function Map({ file, loaded }: ViewerProps & { loaded: LoadedText }): ReactElement {
  const [form, setForm] = useState<Form>('map');
  const value = useMemo(() => parsed(loaded), [loaded]);
  const shapes = useMemo(() => geojsonShapes(value), [value]);
  if (value === undefined) return <SourceText path={file.path} text={loaded.text} />;
  const note = `${counted(shapes.length, 'shape')}${shapes.length > SHAPES_MAX ? `, the first ${SHAPES_MAX} are drawn` : ''}`;
  return (
    <>
      <FormChoice<Form> forms={FORMS} chosen={form} onChoose={setForm} note={note} />
      {form === 'map' && <Drawing label={file.path} shapes={shapes.slice(0, SHAPES_MAX)} />}
      {form === 'tree' && <JsonTree label={file.path} value={value} />}
      {form === 'text' && <SourceText path={file.path} text={loaded.text} />}
    </>
  );
}

function Drawing({ label, shapes }: { label: string; shapes: readonly Shape[] }): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const width = Math.max(WIDTH_MIN_PX, useWidth(box) - 24);
  const height = width * ASPECT;
  const { left, right, bottom, top } = useMemo(() => boundsOf(shapes), [shapes]);
  // Degrees of longitude are shorter away from the equator.
  const squeeze = Math.max(0.2, Math.cos((Math.max(-80, Math.min(80, (top + bottom) / 2)) * Math.PI) / 180));
  const scale = Math.min(width / ((right - left) * squeeze), height / (top - bottom));
  const x = (value: number): number => width / 2 + (value - (left + right) / 2) * squeeze * scale;
  const y = (value: number): number => height / 2 - (value - (top + bottom) / 2) * scale;
  const path = (places: readonly Place[]): string => places.map(([a, b]) => `${x(a)},${y(b)}`).join('L');
  return (
    <div ref={box} className={styles['box']}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Map of ${label}`}>
        {gridLines(left, right).map((value) => (
          <g key={`x ${value}`} className={styles['grid']}>
            <line x1={x(value)} x2={x(value)} y1={0} y2={height} />
            <text x={x(value) + 4} y={height - 6}>{`${Number(value.toFixed(6))}°`}</text>
          </g>
        ))}
        {gridLines(bottom, top).map((value) => (
          <g key={`y ${value}`} className={styles['grid']}>
            <line x1={0} x2={width} y1={y(value)} y2={y(value)} />
            <text x={4} y={y(value) - 4}>{`${Number(value.toFixed(6))}°`}</text>
          </g>
        ))}
        {shapes.map((shape, at) => (
          <g key={at} className={styles[shape.kind]}>
            <title>{describe(shape)}</title>
            {shape.kind === 'point' && <circle cx={x(shape.at[0])} cy={y(shape.at[1])} r={5} />}
            {shape.kind === 'line' && <path d={`M${path(shape.places)}`} />}
            {shape.kind === 'area' && <path d={shape.rings.map((ring) => `M${path(ring)}Z`).join('')} />}
          </g>
        ))}
      </svg>
    </div>
  );
}

function describe({ kind, properties }: Shape): string {
  const lines = Object.entries(properties).map(([key, value]) => `${key}: ${cellText(value)}`);
  return lines.length === 0 ? kind : lines.join('\n');
}
