import type { ReactElement, RefObject } from 'react';
import { Menu, type MenuItem } from '../components/menu.tsx';
import { saveFile } from '../components/save-file.ts';
import { notify, notifyError } from '../components/toasts.ts';
import { token } from './use-theme.ts';

interface ChartMenuProps {
  readonly title: string;
  readonly figure: RefObject<HTMLElement | null>;
  /** Made when it is asked for. */
  readonly csv: () => string;
  /** Whether the chart is a canvas, which can be saved as a picture. */
  readonly hasPicture?: boolean;
}

/** Takes a chart along: as numbers or as a picture. */
export function ChartMenu({ title, figure, csv, hasPicture = true }: ChartMenuProps): ReactElement {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(csv());
    notify(`Copied ${title} as CSV.`);
  };
  const name = fileName(title);
  return (
    <Menu
      icon="more"
      label={`What to do with ${title}`}
      items={[
        { title: 'Copy as CSV', icon: 'copy', onChoose: () => void copy().catch(notifyError) },
        {
          title: 'Download as CSV',
          icon: 'table',
          onChoose: () => saveFile(`${name}.csv`, new Blob([csv()], { type: 'text/csv' })),
        },
        ...(hasPicture ? [pictureItem(title, figure)] : []),
        {
          title: 'Whole screen',
          icon: 'expand',
          onChoose: () => void figure.current?.requestFullscreen().catch(notifyError),
        },
      ]}
    />
  );
}

/** Takes the picture of a chart along. */
export function pictureItem(title: string, figure: RefObject<HTMLElement | null>): MenuItem {
  return {
    title: 'Download as PNG',
    icon: 'download',
    onChoose: () =>
      void picture(figure.current).then((blob) => saveFile(`${fileName(title)}.png`, blob), notifyError),
  };
}

function fileName(title: string): string {
  return title.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');
}

/** The canvas of a chart on the page's ground: alone it would be transparent. */
async function picture(figure: HTMLElement | null): Promise<Blob> {
  const canvas = figure?.querySelector('canvas');
  if (canvas === null || canvas === undefined)
    throw new Error('This chart has no picture: its lines are not shown.');
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = copy.getContext('2d');
  if (context === null) throw new Error('The browser draws no pictures.');
  context.fillStyle = token('--ground');
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => copy.toBlob(resolve));
  if (blob === null) throw new Error('The browser could not make the picture.');
  return blob;
}
