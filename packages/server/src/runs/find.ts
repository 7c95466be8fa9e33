import { invalidParameter } from '@millrace/protocol';
import type { EndpointHandler } from '../application/handler.ts';

export const findRuns: EndpointHandler<'runs/find'> = async (request, { store }) => {
  const { text, statuses = [], names_only = false, max_results } = request;
  if (!text?.trim() && statuses.length === 0)
    throw invalidParameter('Either a text or statuses must be given.');
  return {
    runs: await store.runs.find({ text: text?.trim(), statuses, names_only, max_results }),
  };
};
