import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const EXECUTABLE = process.env['MILLRACE_CHROMIUM'] ?? '/usr/bin/chromium';

/** Why no browser can be driven here; undefined when one can. */
export function missingChromium(): string | undefined {
  return existsSync(EXECUTABLE)
    ? undefined
    : `no Chromium at ${EXECUTABLE}; MILLRACE_CHROMIUM may name another.`;
}

export function openChromium(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox', ...args] });
}
