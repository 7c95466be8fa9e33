const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** The address of a link in somebody's text; undefined for what could run script, such as `javascript:`. */
export function linkTarget(href: string): string | undefined {
  const url = URL.parse(href, document.baseURI);
  return url !== null && SCHEMES.has(url.protocol) ? url.href : undefined;
}

/** The address of a picture on this server, or in the text itself; undefined for any other. */
export function imageSource(href: string): string | undefined {
  if (/^data:image\/(?:png|jpeg|gif|webp);base64,/.test(href)) return href;
  const url = URL.parse(href, document.baseURI);
  return url !== null && url.origin === window.location.origin ? url.href : undefined;
}
