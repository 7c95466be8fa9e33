import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UiFiles } from '@millrace/server';

/** Beside the bundle, or where a build in this checkout has put it. */
const PLACES = ['./web/', '../../dist/web/'];

/** The built web UI; undefined in a checkout that has not been built. */
export function openUi(staticPrefix: string): UiFiles | undefined {
  for (const place of PLACES) {
    const folder = fileURLToPath(new URL(place, import.meta.url)).replace(/[\\/]$/, '');
    if (existsSync(`${folder}/index.html`)) return new UiFiles(folder, staticPrefix);
  }
  return undefined;
}
