import { invalidParameter } from '@millrace/protocol';
import type { EndpointHandler } from '../application/handler.ts';

export const searchModelVersions: EndpointHandler<'model-versions/search'> = async (
  request,
  { store },
  caller,
) => {
  const { max_results } = request;
  if (max_results < 1) {
    throw invalidParameter(
      `Invalid value for max_results. It must be a positive integer, but got ${max_results}`,
    );
  }
  const { modelVersions } = store;
  const { items, next_page_token } = caller.wantsObjects
    ? await modelVersions.search(request)
    : await modelVersions.searchTexts(request);
  return { model_versions: items, next_page_token };
};
