import type { EndpointHandler } from '../application/handler.ts';

export const calculateTraceFilterCorrelation: EndpointHandler<'traces/calculate-filter-correlation'> = async (
  { experiment_ids, filter_string1, filter_string2, base_filter },
  { store },
) => {
  const found = await store.traces.correlation({
    experiment_ids,
    filter1: filter_string1,
    filter2: filter_string2,
    base_filter,
  });
  return { ...found, npmi: defined(found.npmi), npmi_smoothed: defined(found.npmi_smoothed) };
};

/** What is undefined is left out of the answer. */
function defined(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}
