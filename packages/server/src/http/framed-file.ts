import type { IncomingMessage } from 'node:http';

/** Only frames of this server's own pages. */
const ANCESTORS = "frame-ancestors 'self'";
/** What a document may hold itself; nothing is fetched, from here or elsewhere. */
const OWN_CONTENT =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; media-src data: blob:; " +
  "form-action 'none'; base-uri 'none'";
const POLICIES = {
  still: `sandbox; ${OWN_CONTENT}; ${ANCESTORS}`,
  // An origin of its own: it reaches neither the page around it nor this server.
  scripts: `sandbox allow-scripts; ${OWN_CONTENT}; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:; ${ANCESTORS}`,
  // A sandbox would keep out the browser's viewer, which runs no script of the page's origin.
  pdf: ANCESTORS,
} as const;

/**
 * The policy under which a browser may show a file in a frame of the web UI; undefined where it is a download, as it
 * is for every other client. `scripts=true` in the address lets an HTML document run its own, apart from everything.
 */
export function framePolicy(request: IncomingMessage, type: string): string | undefined {
  if (request.headers['sec-fetch-dest'] !== 'iframe' || request.headers['sec-fetch-site'] !== 'same-origin') {
    return undefined;
  }
  if (type === 'application/pdf') return POLICIES.pdf;
  if (type !== 'text/html') return undefined;
  const hasScripts = /[?&]scripts=true(?:&|$)/.test(request.url ?? '');
  return hasScripts ? POLICIES.scripts : POLICIES.still;
}
