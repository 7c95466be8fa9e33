import { useQueries } from '@tanstack/react-query';
import { type ReactElement, useMemo, useState } from 'react';
import { artifactsQuery, artifactUrl } from '../../../api/artifacts.ts';
import { imageSeries } from '../../../formats/image-steps.ts';
import styles from './image-panel.module.css';
import type { Panel } from './panel.ts';
import type { PanelData } from './panel-card.tsx';
import cardStyles from './panel-card.module.css';

/** Runs whose images are shown: each costs a listing. */
const RUNS_MAX = 12;

/** The images that the first runs have in a folder, at one step: a slider leads all of them. */
export function ImagePanel({ panel, data }: { panel: Panel; data: PanelData }): ReactElement {
  const { table, rows } = data;
  const [folder = 'images'] = panel.columns;
  const runs = useMemo(
    () =>
      rows.slice(0, RUNS_MAX).map((row) => ({ id: table.id(row), name: table.text('run_name', row) ?? '' })),
    [rows, table],
  );
  const queries = useQueries({ queries: runs.map(({ id }) => artifactsQuery({ kind: 'run', id }, folder)) });
  const series = runs.flatMap((run, at) =>
    imageSeries((queries[at]?.data ?? []).filter(({ is_dir }) => !is_dir).map(({ path }) => path)).map(
      (one) => ({
        run,
        ...one,
      }),
    ),
  );
  const steps = [...new Set(series.flatMap(({ images }) => images.map(({ step }) => step)))].toSorted(
    (a, b) => a - b,
  );
  const [chosen, setChosen] = useState<number>();
  const at = Math.min(chosen ?? steps.length - 1, steps.length - 1);
  const step = steps[at] ?? 0;
  if (series.length === 0) {
    const isLoading = queries.some(({ isPending }) => isPending);
    return (
      <p className={cardStyles['status']}>
        {isLoading ? 'Loading…' : `These runs have no images in ${folder}.`}
      </p>
    );
  }
  return (
    <div className={styles['images']}>
      {steps.length > 1 && (
        <label className={styles['slider']}>
          Step
          <input
            type="range"
            min={0}
            max={steps.length - 1}
            value={at}
            aria-valuetext={`step ${step}`}
            onChange={(event) => setChosen(Number(event.target.value))}
          />
          <output>{step}</output>
        </label>
      )}
      <ul className={styles['grid']}>
        {series.map(({ run, key, images }) => {
          const image = images.findLast((one) => one.step <= step) ?? images[0];
          if (image === undefined) return null;
          const source = { kind: 'run', id: run.id } as const;
          return (
            <li key={`${run.id} ${key}`}>
              <img
                src={artifactUrl({ source, path: image.previewPath })}
                alt={`${key} of ${run.name} at step ${image.step}`}
                loading="lazy"
              />
              <span dir="auto">{run.name}</span>
              <small dir="auto">{key}</small>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
