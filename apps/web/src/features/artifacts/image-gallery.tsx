import { type ReactElement, useMemo, useState } from 'react';
import { type ArtifactSource, artifactUrl } from '../../api/artifacts.ts';
import { useShortcuts } from '../../components/shortcuts.ts';
import { type ImageSeries, imageSeries } from '../../formats/image-steps.ts';
import styles from './image-gallery.module.css';

interface ImageGalleryProps {
  readonly source: ArtifactSource;
  /** Files of one folder. */
  readonly paths: readonly string[];
  readonly onChoose: (path: string) => void;
}

const SHOWN_MAX = 200;

/** The images of a folder; where their names carry steps, one slider leads all of them through the steps. */
export function ImageGallery({ source, paths, onChoose }: ImageGalleryProps): ReactElement {
  const series = useMemo(() => imageSeries(paths), [paths]);
  const steps = useMemo(
    () =>
      [
        ...new Set(series.flatMap(({ images }) => (images.length > 1 ? images.map(({ step }) => step) : []))),
      ].toSorted((a, b) => a - b),
    [series],
  );
  const [chosen, setChosen] = useState<number>();
  const at = chosen ?? steps.length - 1;
  const step = steps[Math.min(at, steps.length - 1)];
  const go = (by: number): void => setChosen(Math.max(0, Math.min(steps.length - 1, at + by)));
  useShortcuts('Images', [
    { key: ',', title: 'The step before', run: () => go(-1) },
    { key: '.', title: 'The next step', run: () => go(1) },
  ]);
  return (
    <div className={styles['gallery']}>
      <div className={styles['head']}>
        <span>{`${series.length} image${series.length === 1 ? '' : 's'}`}</span>
        {step !== undefined && (
          <label className={styles['slider']}>
            Step
            <input
              type="range"
              min={0}
              max={steps.length - 1}
              value={Math.min(at, steps.length - 1)}
              aria-valuetext={`step ${step}`}
              onChange={(event) => setChosen(Number(event.target.value))}
            />
            <output>{step}</output>
          </label>
        )}
      </div>
      <ul className={styles['grid']}>
        {series.slice(0, SHOWN_MAX).map((one) => (
          <Card key={one.key} series={one} step={step} source={source} onChoose={onChoose} />
        ))}
      </ul>
      {series.length > SHOWN_MAX && <p>{`The first ${SHOWN_MAX} of ${series.length} images.`}</p>}
    </div>
  );
}

interface CardProps {
  readonly series: ImageSeries;
  /** Undefined where nothing has steps. */
  readonly step: number | undefined;
  readonly source: ArtifactSource;
  readonly onChoose: (path: string) => void;
}

function Card({ series: { key, images }, step, source, onChoose }: CardProps): ReactElement {
  const shown = images.findLast((image) => step === undefined || image.step <= step) ?? images[0];
  if (shown === undefined) return <></>;
  return (
    <li className={styles['card']}>
      <button type="button" title={shown.path} onClick={() => onChoose(shown.path)}>
        <img src={artifactUrl({ source, path: shown.previewPath })} alt="" loading="lazy" />
        <span dir="auto">{key}</span>
        {images.length > 1 && <small>{`step ${shown.step}`}</small>}
      </button>
    </li>
  );
}
