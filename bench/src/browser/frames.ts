import type { Page } from 'playwright-core';
import { quantile } from '../report/spread.ts';
import { firstBox } from './first-box.ts';

export interface Frames {
  readonly medianMs: number;
  readonly p95Ms: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const BEGIN_FRAMES = `(() => {
  const frames = (window.benchFrames = []);
  let before = performance.now();
  const next = () => {
    const now = performance.now();
    frames.push(now - before);
    before = now;
    if (window.benchFrames === frames) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})()`;
const END_FRAMES = `(() => {
  const frames = window.benchFrames;
  delete window.benchFrames;
  return frames;
})()`;

/** How long the frames of a page take while something is done with it. */
async function framesDuring(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(BEGIN_FRAMES);
  await act();
  return framesOf((await page.evaluate<number[]>(END_FRAMES)).slice(1));
}

/** Moves the pointer from one place to another in small steps for a while. */
async function movePointer(
  page: Page,
  { from, to }: { from: Point; to: Point },
  durationMs: number,
): Promise<void> {
  const begunAtMs = performance.now();
  for (;;) {
    const share = (performance.now() - begunAtMs) / durationMs;
    if (share >= 1) return;
    await page.mouse.move(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
  }
}

/** The pointer goes across the first of the charts for a while, and the others follow with their readings. */
export async function hoverFrames(page: Page, selector: string, durationMs: number): Promise<Frames> {
  const { x, y, width, height } = await firstBox(page, selector);
  const level = y + height / 2;
  const path = { from: { x: x + 5, y: level }, to: { x: x + width - 5, y: level } };
  return framesDuring(page, () => movePointer(page, path, durationMs));
}

/** Scrolls an element by so many pixels a frame; the time between frames. */
export async function scrollFrames(
  page: Page,
  selector: string,
  { frames, stepPx }: { frames: number; stepPx: number },
): Promise<Frames> {
  const taken = await page.evaluate<number[]>(`(async () => {
    const box = document.querySelector(${JSON.stringify(selector)});
    const durations = [];
    let before = performance.now();
    for (let frame = 0; frame < ${frames}; frame += 1) {
      box.scrollBy(0, ${stepPx});
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = performance.now();
      durations.push(now - before);
      before = now;
    }
    return durations;
  })()`);
  return framesOf(taken);
}

function framesOf(durations: readonly number[]): Frames {
  const sorted = Float64Array.from(durations).sort();
  return { medianMs: quantile(sorted, 0.5), p95Ms: quantile(sorted, 0.95) };
}
