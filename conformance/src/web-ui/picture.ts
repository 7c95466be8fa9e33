import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

const FOLDER = path.join(import.meta.dirname, 'pictures');
/** Small enough that fonts and times do not matter, large enough that a column that moved does. */
const WIDTH = 160;
const HEIGHT = 100;
/** Mean difference of a pixel, of 255. */
const DIFFERENCE_MAX = 6;

interface Picture {
  /** Of the stop and its theme; also the name of the file. */
  readonly name: string;
  /** Renews the reference in place of comparing. */
  readonly isWritten: boolean;
}

/**
 * Compares a page, made very small, with its reference picture: a layout that broke shows, another font does not.
 * Returns what is wrong.
 */
export async function comparePicture(page: Page, { name, isWritten }: Picture): Promise<string[]> {
  const file = path.join(FOLDER, `${name.replaceAll(/[^\w]+/g, '-')}.png`);
  const screenshot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  const now = await shrink(page, screenshot);
  if (isWritten) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, Buffer.from(now.png, 'base64'));
    return [];
  }
  if (!existsSync(file))
    return [`there is no reference picture ${path.basename(file)}: --write-pictures makes it`];
  const before = await shrink(page, readFileSync(file));
  const difference = meanDifference(before.pixels, now.pixels);
  return difference <= DIFFERENCE_MAX
    ? []
    : [
        `looks other than its reference picture: ${difference.toFixed(1)} of 255 a pixel, more than ${DIFFERENCE_MAX}`,
      ];
}

interface Shrunk {
  readonly png: string;
  /** Red, green and blue, from 0 to 255. */
  readonly pixels: readonly number[];
}

/** Runs in the page: the browser can read, shrink and write pictures already. */
const SHRINK = `async ({ base64, width, height }) => {
  const bytes = Uint8Array.from(atob(base64), (character) => character.codePointAt(0));
  const size = { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' };
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }), size);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  const png = btoa(String.fromCodePoint(...new Uint8Array(await blob.arrayBuffer())));
  return { png, pixels: [...data].filter((_, at) => at % 4 !== 3) };
}`;

function shrink(page: Page, picture: Buffer): Promise<Shrunk> {
  const picked = { base64: picture.toString('base64'), width: WIDTH, height: HEIGHT };
  return page.evaluate<Shrunk>(`(${SHRINK})(${JSON.stringify(picked)})`);
}

export function meanDifference(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return 255;
  const sum = a.reduce((total, value, at) => total + Math.abs(value - (b[at] ?? 0)), 0);
  return sum / a.length;
}
