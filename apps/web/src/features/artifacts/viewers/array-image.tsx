import { type ReactElement, useEffect, useRef } from 'react';
import { type NpyHeader, summariseValues } from '../formats/npy.ts';
import styles from './array-image.module.css';

interface ArrayImageProps {
  readonly label: string;
  readonly values: Float64Array;
  readonly header: NpyHeader;
}

const SIDE_MAX = 512;
const WHITE = 255;

/** A matrix as shades of grey, thinned where it is larger than its picture. */
export function ArrayImage({ label, values, header }: ArrayImageProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [rows = 0, columns = 0] = header.shape;
  const every = Math.max(1, Math.ceil(Math.max(rows, columns) / SIDE_MAX));
  const width = Math.ceil(columns / every);
  const height = Math.ceil(rows / every);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || width === 0 || height === 0) return;
    const { min, max } = summariseValues(values);
    const image = context.createImageData(width, height);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const [row, column] = [y * every, x * every];
        const value =
          values[header.isFortranOrder ? column * rows + row : row * columns + column] ?? Number.NaN;
        const shade = max === min ? WHITE / 2 : ((value - min) / (max - min)) * WHITE;
        // What is no number stays see-through.
        image.data.set([shade, shade, shade, Number.isNaN(value) ? 0 : WHITE], (y * width + x) * 4);
      }
    }
    context.putImageData(image, 0, 0);
  }, [values, header, width, height, every, rows, columns]);
  if (width === 0 || height === 0) return <></>;
  const note = every === 1 ? 'dark is low, light is high' : `every ${every}th row and column; dark is low`;
  return (
    <figure className={styles['figure']}>
      <canvas ref={canvas} width={width} height={height} role="img" aria-label={`${label} as a picture`} />
      <figcaption>{note}</figcaption>
    </figure>
  );
}
