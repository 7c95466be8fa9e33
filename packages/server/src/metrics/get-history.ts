import { invalidParameter } from '@millrace/protocol';
import type { EndpointHandler } from '../application/handler.ts';

export const getMetricHistory: EndpointHandler<'metrics/get-history'> = async (request, { store }) => {
  const { max_results } = request;
  if (max_results !== undefined && max_results <= 0) {
    throw invalidParameter(
      `Invalid value ${max_results} for parameter 'max_results' supplied. It must be a positive integer.`,
    );
  }
  const { items, next_page_token } = await store.metrics.history(request);
  return { metrics: items, next_page_token };
};
