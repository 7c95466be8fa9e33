import { openApiObject } from '@millrace/protocol/open-api';

const texts = new Map<string, string>();

/** The OpenAPI document of a server behind a static prefix as JSON text, made at the first request for it. */
export function openApiDocument(staticPrefix: string): string {
  let text = texts.get(staticPrefix);
  if (text === undefined) {
    text = JSON.stringify(openApiObject(staticPrefix));
    texts.set(staticPrefix, text);
  }
  return text;
}
