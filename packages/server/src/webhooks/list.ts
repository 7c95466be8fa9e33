import {
  invalidParameter,
  LIST_WEBHOOKS_RESULTS_DEFAULT,
  LIST_WEBHOOKS_RESULTS_MAX,
} from '@millrace/protocol';
import type { EndpointHandler } from '../application/handler.ts';

export const listWebhooks: EndpointHandler<'webhooks/list'> = async (
  { max_results: asked = 0, page_token },
  { store },
) => {
  const max_results = asked === 0 ? LIST_WEBHOOKS_RESULTS_DEFAULT : asked;
  if (max_results < 1 || max_results > LIST_WEBHOOKS_RESULTS_MAX) {
    throw invalidParameter(`max_results must be between 1 and ${LIST_WEBHOOKS_RESULTS_MAX}.`);
  }
  const { items, next_page_token } = await store.webhooks.list({ max_results, page_token });
  return { webhooks: items, next_page_token };
};
