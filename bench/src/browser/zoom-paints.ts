import type { Page } from 'playwright-core';
import { firstBox } from './first-box.ts';
import type { WebUi } from './web-uis.ts';

const WAIT_MS_MAX = 20_000;
/** At once with what the page has, and with what the server has of the stretch. */
const PICTURES = 2;

/** From here on the first changes of a picture are timed, from when the pointer lets go until each is painted. */
function followPicture({ picture }: Pick<WebUi, 'picture'>): string {
  return `(() => {
    let shown = ${picture};
    window.benchZoom = new Promise((resolve, reject) => {
      addEventListener('pointerup', ({ timeStamp }) => {
        const paintsMs = [];
        let changes = 0;
        const painted = new MessageChannel();
        painted.port1.onmessage = () => {
          if (paintsMs.push(performance.now() - timeStamp) === ${PICTURES}) resolve(paintsMs);
        };
        const look = () => {
          const now = ${picture};
          if (now !== shown) {
            shown = now;
            changes += 1;
            painted.port2.postMessage(undefined);
          }
          if (performance.now() - timeStamp > ${WAIT_MS_MAX}) reject(new Error('the picture stayed as it was'));
          else if (changes < ${PICTURES}) requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }, { once: true, capture: true });
    });
  })()`;
}

/**
 * Zooms into a part of the first chart by dragging: how long after the pointer let go each of its pictures was painted.
 * It must not change of itself meanwhile.
 */
export async function zoomPaintsMs(
  page: Page,
  ui: Pick<WebUi, 'plotSelector' | 'picture'>,
  [from, to]: readonly [number, number],
): Promise<number[]> {
  const { x, y, width, height } = await firstBox(page, ui.plotSelector);
  const level = y + height / 2;
  await page.mouse.move(x + width * from, level);
  await page.mouse.down();
  await page.mouse.move(x + width * to, level, { steps: 5 });
  await page.evaluate(followPicture(ui));
  await page.mouse.up();
  return page.evaluate<number[]>('window.benchZoom');
}
