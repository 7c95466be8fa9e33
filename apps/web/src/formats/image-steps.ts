/** An image of a folder with what its name says. */
interface ImageFile {
  readonly path: string;
  /** What the image is of, the same for all its steps. */
  readonly key: string;
  readonly step: number;
}

export interface ImageSeries {
  readonly key: string;
  /** By step; one for each. */
  readonly images: readonly ImageStep[];
}

interface ImageStep {
  readonly step: number;
  readonly path: string;
  /** A smaller picture of the same, where the client made one. */
  readonly previewPath: string;
}

/** How `mlflow.log_image(image, key=…, step=…)` names its files; `%` is what older clients wrote. */
const MLFLOW_NAME = /^(.+?)([+%])step\2(\d+)\2timestamp\2(\d+)\2[\da-f-]+(\2compressed)?\.\w+$/i;
const NUMBERED = /^(.*?)[._\- ]*(?:(?:step|epoch|iter(?:ation)?)[._\- ]*)?(\d+)\.\w+$/i;
const IMAGE = /\.(?:png|jpe?g|gif|webp|avif|bmp|svg|ico)$/i;

export function isImage(path: string): boolean {
  return IMAGE.test(path);
}

interface Named extends ImageFile {
  readonly isPreview: boolean;
  readonly time: number;
}

function named(path: string): Named {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const logged = MLFLOW_NAME.exec(name);
  if (logged !== null) {
    const [, key = '', , step, time, preview] = logged;
    return {
      path,
      key: key.replaceAll(/[~#]/g, '/'),
      step: Number(step),
      time: Number(time),
      isPreview: preview !== undefined,
    };
  }
  const [, key, step] = NUMBERED.exec(name) ?? [];
  return { path, key: key || name, step: Number(step ?? 0), time: 0, isPreview: false };
}

/** The images among the files, together by what they are of, each in the order of its steps. */
export function imageSeries(paths: readonly string[]): ImageSeries[] {
  const files = paths.filter(isImage).map(named);
  const byKey = Map.groupBy(files, ({ key }) => key);
  return [...byKey]
    .map(([key, images]) => ({ key, images: stepsOf(images) }))
    .toSorted((a, b) => a.key.localeCompare(b.key));
}

function stepsOf(files: readonly Named[]): ImageStep[] {
  const byStep = Map.groupBy(files, ({ step }) => step);
  return [...byStep]
    .map(([step, same]) => {
      // A step that was logged again: the last counts.
      const latest = same.toSorted((a, b) => b.time - a.time);
      const path = (latest.find(({ isPreview }) => !isPreview) ?? latest[0])?.path ?? '';
      return { step, path, previewPath: latest.find(({ isPreview }) => isPreview)?.path ?? path };
    })
    .toSorted((a, b) => a.step - b.step);
}
