/** What a `models:/` URI names: a logged model, or a version of a registered model in one of four ways. */
export type ModelUri =
  | { readonly kind: 'logged-model'; readonly model_id: string }
  | { readonly kind: 'version'; readonly name: string; readonly version: string }
  | { readonly kind: 'alias'; readonly name: string; readonly alias: string }
  | { readonly kind: 'stage'; readonly name: string; readonly stage: string }
  | { readonly kind: 'latest'; readonly name: string };

/** Reads `models:/name/3`, `models:/name@alias`, `models:/name/Stage`, `models:/name/latest` and `models:/m-…`. */
export function parseModelUri(uri: string): ModelUri | undefined {
  const path = /^models:(?:\/\/(?=\/))?\/+([^/?][^?]*)$/i.exec(uri)?.[1];
  if (path === undefined) return undefined;
  const [first = '', suffix, ...rest] = path.split('/');
  if (rest.length > 0 || first.trim() === '') return undefined;
  if (suffix !== undefined) {
    if (suffix.trim() === '') return undefined;
    if (/^\p{Nd}+$/u.test(suffix)) return { kind: 'version', name: first, version: suffix };
    if (suffix.toLowerCase() === 'latest') return { kind: 'latest', name: first };
    return { kind: 'stage', name: first, stage: suffix };
  }
  const at = first.lastIndexOf('@');
  if (at < 0) return { kind: 'logged-model', model_id: first };
  const alias = first.slice(at + 1);
  return alias.trim() === '' ? undefined : { kind: 'alias', name: first.slice(0, at), alias };
}
