import { openApiObject } from '@millrace/protocol/open-api';

let text: string | undefined;

/** The OpenAPI document as JSON text, made at the first request for it. */
export function openApiDocument(): string {
  text ??= JSON.stringify(openApiObject());
  return text;
}
